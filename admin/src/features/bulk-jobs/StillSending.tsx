import { Button, Flex } from '@strapi/design-system';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { useText } from '../../shared/words/useText';
import { sendingBy } from './bulkJobs';
import { useDecideBulkJobMutation, useGetBulkJobQuery } from './bulkJobsApi';

const INTERVAL_MS = 3_000;

interface StillSendingProps {
  bulkJobId: number;
  /** What is to be undone has become fixed, and may differ from what was shown. */
  onPaused: () => void;
}

/**
 * The bulk job that still sends what an import wrote, while the import is about to be undone: what
 * it sends meanwhile has to be sent back, so it is better paused first.
 */
export function StillSending({ bulkJobId, onPaused }: StillSendingProps) {
  const text = useText();
  const guard = useGetBulkJobQuery(
    { id: bulkJobId },
    { pollingInterval: useWhileVisible(INTERVAL_MS), refetchOnMountOrArgChange: true },
  ).currentData;
  const sending = guard === undefined ? null : sendingBy(guard);
  if (sending === null) return null;
  const values = { id: String(bulkJobId), waiting: sending.waiting };
  if (sending.isPaused) return <Line>{text('undo.sending.paused', values)}</Line>;
  return (
    <Notice tone="warning" title={text('undo.sending.title', values)}>
      <Line>{text('undo.sending.advice')}</Line>
      <PauseButton id={bulkJobId} onPaused={onPaused} />
    </Notice>
  );
}

function PauseButton({ id, onPaused }: { id: number; onPaused: () => void }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const [decide] = useDecideBulkJobMutation();
  const pause = () =>
    run(() =>
      attempt(decide({ id, decision: 'pause' }).unwrap(), () => {
        notify('success', text('bulkJob.pause.done', { id: String(id) }));
        onPaused();
      }),
    );
  return (
    <Flex paddingTop={1}>
      <Button size="S" variant="tertiary" loading={busy} onClick={pause}>
        {text('undo.sending.pause', { id: String(id) })}
      </Button>
    </Flex>
  );
}
