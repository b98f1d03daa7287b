import type { ReactElement } from 'react';
import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BulkJobDetails, UndoPlan } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Fact } from '../../shared/components/Fact';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { undoGroups } from './bulkJobs';
import { usePlanUndoQuery } from './bulkJobsApi';
import { StillSending } from './StillSending';
import { useText } from '../../shared/words/useText';

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
