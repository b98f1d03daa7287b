import { useEffect, useRef, useState } from 'react';
import { Box, Flex, Loader } from '@strapi/design-system';
import { useErrorWords } from '../../shared/words/useErrorWords';
import { useGetContactOrdersQuery } from './ordersApi';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { useText } from '../../shared/words/useText';
import { RetryButton } from '../../shared/components/LoadStates';
import { Line } from '../../shared/components/Line';
import { COLUMNS } from './orderColumns';
import { OrderRow } from './OrderRow';
import { BareTable, Cell, TableHead } from '../../shared/components/FlatTable';

interface OrdersTableProps {
  documentId: string;
  /** The number of pages to show, from the first. */
  pages: number;
}

/** The polling interval while orders are being read from S-360. */
const WHILE_READING_MS = 2_000;

/** One row per order, which expands to show its lines. */
export function OrdersTable({ documentId, pages }: OrdersTableProps) {
  const text = useText();
  return (
    <BareTable aria-label={text('orders.title')}>
      <TableHead columns={COLUMNS} />
      {Array.from({ length: pages }, (_none, index) => (
        <PageOfOrders key={index} documentId={documentId} page={index + 1} />
      ))}
    </BareTable>
  );
}

function PageOfOrders({ documentId, page }: { documentId: string; page: number }) {
  const inWords = useErrorWords();
  const [isReading, setIsReading] = useState(false);
  const { data, error, isError, refetch } = useGetContactOrdersQuery(
    { documentId, page },
    { pollingInterval: useWhileVisible(isReading ? WHILE_READING_MS : 0) },
  );
  const body = useRef<HTMLTableSectionElement>(null);
  const isRead = data !== undefined;

  // A requested order arrives within seconds, and polling shows it without another request.
  const awaitsOrders = data?.data.orders.some(({ pull }) => pull?.kind === 'wanted') === true;
  useEffect(() => setIsReading(awaitsOrders), [awaitsOrders]);

  // Moves the focus to the first new row after the user has loaded more.
  useEffect(() => {
    if (isRead && page > 1) body.current?.querySelector('button')?.focus();
  }, [isRead, page]);

  return (
    <tbody ref={body}>
      {data?.data.orders.map((order) => (
        <OrderRow key={order.documentId} order={order} />
      ))}
      {!data && (
        <tr>
          <Cell colSpan={COLUMNS.length}>
            {isError ? (
              <NotRead reason={inWords(error)} error={error} onRetry={() => void refetch()} />
            ) : (
              <Reading />
            )}
          </Cell>
        </tr>
      )}
    </tbody>
  );
}

function Reading() {
  const text = useText();
  return (
    <Flex justifyContent="center" padding={4} aria-busy>
      <Loader small>{text('orders.loading')}</Loader>
    </Flex>
  );
}

interface NotReadProps {
  reason: string;
  error: unknown;
  onRetry: () => void;
}

function NotRead({ error, reason, onRetry }: NotReadProps) {
  const text = useText();
  return (
    <Box role="alert">
      <Line>{text('orders.loadFailed', { reason })}</Line>
      <RetryButton error={error} onRetry={onRetry} />
    </Box>
  );
}
