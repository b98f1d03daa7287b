import type { ReactElement } from 'react';
import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BulkJobDetails, UndoPlan } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Fact } from '../../shared/components/Fact';
import { Loaded } from '../../shared/components/Loaded';
import { usePlanUndoQuery } from './bulkJobsApi';
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
      isUndecidable={
        !plan.currentData || plan.currentData.restored + plan.currentData.deleted === 0
      }
      texts={{
        title: text('bulkJob.undo.title', { id: String(job.id) }),
        effect: text('bulkJob.undo.body'),
        confirmLabel: text('bulkJob.undo'),
      }}
    >
      <Loaded query={plan}>{(read) => <Planned plan={read} />}</Loaded>
    </DecisionDialog>
  );
}

function Planned({ plan }: { plan: UndoPlan }) {
  const { formatNumber } = useIntl();
  const text = useText();
  const { calls, deleted, left, restored } = plan;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      <Fact name={text('undo.restored')}>{formatNumber(restored)}</Fact>
      <Fact name={text('undo.deleted')}>{formatNumber(deleted)}</Fact>
      <Fact name={text('undo.changedSince')}>{formatNumber(left.changedSince)}</Fact>
      <Fact name={text('undo.knownAtS360')}>{formatNumber(left.knownAtS360)}</Fact>
      <Fact name={text('undo.inUse')}>{formatNumber(left.inUse)}</Fact>
      <Fact name={text('undo.gone')}>{formatNumber(left.gone)}</Fact>
      <Fact name={text('undo.calls')}>{formatNumber(calls)}</Fact>
    </Flex>
  );
}
