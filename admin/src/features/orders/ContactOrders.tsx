import { Button, Divider, Flex } from '@strapi/design-system';
import type { GetContactOrders } from '../../../../server/src/contracts';
import { useErrorWords } from '../../shared/words/useErrorWords';
import { useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useGetContactOrdersQuery } from './ordersApi';
import { useText } from '../../shared/words/useText';
import { RefreshFailed } from '../../shared/components/LoadStates';
import { Line } from '../../shared/components/Notice';
import { AllOrders } from './AllOrders';
import { PurchaseSummaries } from './PurchaseSummaries';
import { NewestOrders } from './NewestOrders';
import { PanelSkeleton } from './PanelSkeleton';

/** A contact's purchase summaries and newest orders, with a link to all orders. */
export function ContactOrders({ documentId }: { documentId: string }) {
  const inWords = useErrorWords();
  const { data, error, fulfilledTimeStamp, isError, refetch } = useGetContactOrdersQuery(
    { documentId, page: 1 },
    { refetchOnMountOrArgChange: true },
  );
  const readAgain = () => void refetch();
  useReadOnReturn(refetch);
  if (!data) {
    if (!isError) return <PanelSkeleton />;
    return <NothingRead reason={inWords(error)} onRetry={readAgain} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {isError && fulfilledTimeStamp !== undefined && (
        <RefreshFailed readAt={fulfilledTimeStamp} onRetry={readAgain} />
      )}
      <Overview documentId={documentId} answer={data} />
    </Flex>
  );
}

function Overview({
  documentId,
  answer: { data, meta },
}: {
  documentId: string;
  answer: GetContactOrders.Response;
}) {
  const text = useText();
  const { total } = meta.pagination;
  return (
    <>
      <PurchaseSummaries summaries={data.summaries} />
      {data.summaries.length > 0 && <Divider />}
      {total === 0 ? (
        <Line muted>{text('orders.empty')}</Line>
      ) : (
        <>
          <NewestOrders orders={data.orders} />
          <AllOrders documentId={documentId} total={total} />
        </>
      )}
    </>
  );
}

function NothingRead({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{text('orders.loadFailed', { reason })}</Line>
      <Button size="S" variant="tertiary" onClick={onRetry}>
        {text('panel.tryAgain')}
      </Button>
    </Flex>
  );
}
