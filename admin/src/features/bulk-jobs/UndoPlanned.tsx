import type { ReactElement } from 'react';
import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BulkJobDetails, UndoPlan } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Fact } from '../../shared/components/Fact';
import { Loaded } from '../../shared/components/Loaded';
import { usePlanUndoQuery } from './bulkJobsApi';
import { message } from '../../translations/message';

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
  const { formatMessage } = useIntl();
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
        title: formatMessage(message('bulkJob.undo.title'), { id: String(job.id) }),
        effect: formatMessage(message('bulkJob.undo.body')),
        confirmLabel: formatMessage(message('bulkJob.undo')),
      }}
    >
      <Loaded query={plan}>{(read) => <Planned plan={read} />}</Loaded>
    </DecisionDialog>
  );
}

function Planned({ plan }: { plan: UndoPlan }) {
  const { formatMessage, formatNumber } = useIntl();
  const { calls, deleted, left, restored } = plan;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      <Fact name={formatMessage(message('undo.restored'))}>{formatNumber(restored)}</Fact>
      <Fact name={formatMessage(message('undo.deleted'))}>{formatNumber(deleted)}</Fact>
      <Fact name={formatMessage(message('undo.changedSince'))}>
        {formatNumber(left.changedSince)}
      </Fact>
      <Fact name={formatMessage(message('undo.knownAtS360'))}>
        {formatNumber(left.knownAtS360)}
      </Fact>
      <Fact name={formatMessage(message('undo.inUse'))}>{formatNumber(left.inUse)}</Fact>
      <Fact name={formatMessage(message('undo.gone'))}>{formatNumber(left.gone)}</Fact>
      <Fact name={formatMessage(message('undo.calls'))}>{formatNumber(calls)}</Fact>
    </Flex>
  );
}
