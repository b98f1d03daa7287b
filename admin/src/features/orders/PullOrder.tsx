import { Box, Button, Flex } from '@strapi/design-system';
import type { OrderOfContact } from '../../../../server/src/contracts';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useReasons } from '../../shared/reasons/useReasons';
import { usePullOrderMutation } from './ordersApi';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';

type Pulled = Pick<OrderOfContact, 'documentId' | 'institution' | 'orderId' | 'pull'>;

/** Requests a pull of an order, and reports whether it is queued or failed. */
export function PullOrder({ order }: { order: Pulled }) {
  const mayExchange = useAllowed('exchangeNow').at(order.institution.code);
  if (!mayExchange && order.pull === null) return null;
  return (
    <Flex gap={4} wrap="wrap" alignItems="center">
      {mayExchange && <PullButton order={order} />}
      <Box aria-live="polite" flex="1" minWidth={0}>
        <PullState pull={order.pull} />
      </Box>
    </Flex>
  );
}

function PullButton({ order: { documentId, institution, orderId, pull } }: { order: Pulled }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const [pullOrder] = usePullOrderMutation();
  const ask = () =>
    attempt(pullOrder({ documentId }).unwrap(), () => {
      const values = { id: orderId, institution: institution.name };
      notify('info', text('orders.pull.asked', values));
    });
  return (
    <Button
      size="S"
      variant="tertiary"
      disabled={pull?.kind === 'wanted'}
      loading={busy}
      onClick={() => void run(ask)}
    >
      {text('orders.pull')}
    </Button>
  );
}

function PullState({ pull }: Pick<OrderOfContact, 'pull'>) {
  const text = useText();
  const inWords = useReasons();
  if (pull === null) return null;
  const reason = pull.kind === 'wanted' ? '' : inWords(pull.failure.reason);
  return <Line muted>{text(`orders.pull.${pull.kind}`, { reason })}</Line>;
}
