import { useRef } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { BulkJobDetails } from '../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import type { DecisionTexts } from '../../shared/components/DecisionDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useCallsCost } from '../../shared/calls/CallsCost';
import { actionsOf, wholeCost } from './bulkJobs';
import type { BulkJobAction } from './bulkJobs';
import { useApproveBulkJobMutation, useDecideBulkJobMutation } from './bulkJobsApi';
import { useText } from '../../shared/words/useText';
import { UndoPlanned } from './UndoPlanned';

interface BulkJobActionsProps {
  job: BulkJobDetails;
  /**
   * The id of the bulk job's title, which distinguishes its buttons from those of other bulk jobs.
   */
  titleId: string;
}

/**
 * The actions that the bulk job's state allows; each explains its effect first. The start of a file
 * is beside its plan.
 */
export function BulkJobActions({ job, titleId }: BulkJobActionsProps) {
  const actions = actionsOf(job).filter((action) => action !== 'start');
  const place = useRef<HTMLDivElement>(null);
  if (actions.length === 0) return null;
  return (
    // Takes the focus when a decision has removed its button.
    <Flex ref={place} tabIndex={-1} gap={2} wrap="wrap">
      {actions.map((action) => (
        <Action
          key={action}
          action={action}
          job={job}
          titleId={titleId}
          onClosed={() => place.current?.focus()}
        />
      ))}
    </Flex>
  );
}

type Decision = Exclude<BulkJobAction, 'start'>;

interface ActionProps extends BulkJobActionsProps {
  action: Decision;
  onClosed: () => void;
}

function Action({ action, ...rest }: ActionProps) {
  if (action === 'undo') return <Undo {...rest} />;
  return <Decide {...rest} action={action} />;
}

function Decide({
  action,
  job,
  titleId,
  onClosed,
}: Omit<ActionProps, 'action'> & { action: Exclude<Decision, 'undo'> }) {
  const text = useText();
  const decide = useDecide(job);
  const inWords = useCallsCost();
  const { calls, finishedAt } = wholeCost(job.costs);
  const isPushCancelled = action === 'cancel' && job.kind === 'push';
  const isCostly = action === 'approve' || action === 'resume';
  const isOfReads = job.kind === 'pull' && (action === 'approve' || action === 'reject');
  const texts: DecisionTexts = {
    title: text(`bulkJob.${action}.title`, { id: String(job.id) }),
    effect: isPushCancelled
      ? text('bulkJob.cancel.push.body', { waiting: job.progress.waiting })
      : text(isOfReads ? `bulkJob.${action}.pull.body` : `bulkJob.${action}.body`),
    ...(isCostly && calls > 0 && { risk: inWords(calls, finishedAt) }),
    confirmLabel: text(`bulkJob.${action}`),
  };
  return (
    <DecisionDialog
      texts={texts}
      variant={action === 'reject' || action === 'cancel' ? 'danger-light' : 'default'}
      onConfirm={() => decide(action, calls)}
      onClosed={onClosed}
      trigger={
        <Button size="S" variant={isCostly ? 'default' : 'tertiary'} aria-describedby={titleId}>
          {text(`bulkJob.${action}`)}
        </Button>
      }
    />
  );
}

function Undo({ job, titleId, onClosed }: Omit<ActionProps, 'action'>) {
  const text = useText();
  const dialog = useDialogOpen();
  const decide = useDecide(job);
  return (
    <UndoPlanned
      {...dialog}
      job={job}
      onConfirm={() => decide('undo', 0)}
      onClosed={onClosed}
      trigger={
        <Button size="S" variant="tertiary" aria-describedby={titleId}>
          {text('bulkJob.undo')}
        </Button>
      }
    />
  );
}

function useDecide({ id }: BulkJobDetails) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [approve] = useApproveBulkJobMutation();
  const [decide] = useDecideBulkJobMutation();
  return (decision: Decision, calls: number) => {
    const call = decision === 'approve' ? approve({ id, calls }) : decide({ id, decision });
    return attempt(call.unwrap(), () =>
      notify('success', text(`bulkJob.${decision}.done`, { id: String(id) })),
    );
  };
}
