import type { ReactElement } from 'react';
import { Flex, Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BulkJobDetails, UndoPlan } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Fact } from '../../shared/components/Fact';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { undoGroups, sendingBy } from './bulkJobs';
import { usePlanUndoQuery, useDecideBulkJobMutation, useGetBulkJobQuery } from './bulkJobsApi';

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
function StillSending({ bulkJobId, onPaused }: StillSendingProps) {
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
      <Button size="S" variant="tertiary" loading={busy} onClick={() => void pause()}>
        {text('undo.sending.pause', { id: String(id) })}
      </Button>
    </Flex>
  );
}

interface UndoPlannedProps {
  job: BulkJobDetails;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => Promise<boolean>;
  onClosed: () => void;
  trigger: ReactElement;
}

/** Asks before a file import is undone, and shows what the undo would restore, delete and leave. */
export function UndoPlanned({ job, ...dialog }: UndoPlannedProps) {
  const text = useText();
  const plan = usePlanUndoQuery(
    { id: job.id },
    { skip: !dialog.open, refetchOnMountOrArgChange: true },
  );
  return (
    <DecisionDialog
      {...dialog}
      isUndecidable={!plan.currentData || takesNothingBack(plan.currentData)}
      texts={{
        title: text('bulkJob.undo.title', { id: String(job.id) }),
        effect: text('bulkJob.undo.body'),
        confirmLabel: text('bulkJob.undo'),
      }}
    >
      {dialog.open && job.guardBulkJobId !== null && (
        <StillSending bulkJobId={job.guardBulkJobId} onPaused={() => void plan.refetch()} />
      )}
      <Loaded query={plan}>{(read) => <Planned plan={read} />}</Loaded>
    </DecisionDialog>
  );
}

const takesNothingBack = ({ deleted, restored }: UndoPlan): boolean => restored + deleted === 0;

function Planned({ plan }: { plan: UndoPlan }) {
  const { formatNumber } = useIntl();
  const text = useText();
  const groups = undoGroups(plan);
  const isEmpty = takesNothingBack(plan);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {isEmpty && <Line>{text('undo.nothing')}</Line>}
      <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
        {groups.map(([group, count]) => (
          <Fact key={group} name={text(`undo.${group}`)}>
            {formatNumber(count)}
          </Fact>
        ))}
        {!isEmpty && <Fact name={text('undo.calls')}>{formatNumber(plan.calls)}</Fact>}
      </Flex>
    </Flex>
  );
}
