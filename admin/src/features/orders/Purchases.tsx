import { useState } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type { GetContactOrders } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { NothingToList } from '../../shared/lists/ListPage';
import { useText } from '../../shared/words/useText';
import { OrdersTable } from './OrdersTable';
import { useGetContactOrdersQuery } from './ordersApi';
import { PurchaseSummaries } from './PurchaseSummaries';
import { TableFrame } from '../../shared/components/FlatTable';

/** The tab "Purchases": what a contact's orders add up to, and the orders with their lines. */
export function Purchases({ documentId }: { documentId: string }) {
  const orders = useGetContactOrdersQuery(
    { documentId, page: 1 },
    { refetchOnMountOrArgChange: true },
  );
  useReadOnReturn(orders.refetch);
  return (
    <Loaded query={orders}>
      {(answer) => <Overview documentId={documentId} answer={answer} />}
    </Loaded>
  );
}

interface OverviewProps {
  documentId: string;
  answer: GetContactOrders.Response;
}

function Overview({ documentId, answer: { data, meta } }: OverviewProps) {
  const text = useText();
  const { total } = meta.pagination;
  if (total === 0) return <NothingToList text={text('orders.empty')} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <PurchaseSummaries summaries={data.summaries} />
      <Orders documentId={documentId} total={total} />
    </Flex>
  );
}

/** The server's default page size. */
const PAGE_SIZE = 20;

function Orders({ documentId, total }: { documentId: string; total: number }) {
  const text = useText();
  const [pages, setPages] = useState(1);
  const shown = Math.min(pages * PAGE_SIZE, total);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <TableFrame>
        <OrdersTable documentId={documentId} pages={pages} />
      </TableFrame>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box aria-live="polite">
          <Line muted>{text('orders.shown', { shown, total })}</Line>
        </Box>
        {shown < total && (
          <Button size="S" variant="secondary" onClick={() => setPages(pages + 1)}>
            {text('orders.showMore')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
