import { useRef } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LoadDetails } from '../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import type { DecisionTexts } from '../../shared/components/DecisionDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { actionsOf, wholeCost } from './loads';
import type { LoadAction } from './loads';
import { useApproveLoadMutation, useDecideLoadMutation } from './loadsApi';
import { message } from '../../translations/message';
import { PlannedFileButton } from './FileDialog';
import { UndoPlanned } from './UndoPlanned';

interface LoadActionsProps {
  load: LoadDetails;
  /** The title of the load, which tells its buttons from those of the others. */
  titleId: string;
}

/** What can be done about a load in its state, each after saying what it does. */
export function LoadActions({ load, titleId }: LoadActionsProps) {
  const actions = actionsOf(load);
  const place = useRef<HTMLDivElement>(null);
  if (actions.length === 0) return null;
  return (
    // Takes the focus when a decision has taken its button away.
    <Flex ref={place} tabIndex={-1} gap={2} wrap="wrap">
      {actions.map((action) => (
        <Action
          key={action}
          action={action}
          load={load}
          titleId={titleId}
          onClosed={() => place.current?.focus()}
        />
      ))}
    </Flex>
  );
}

type Decision = Exclude<LoadAction, 'start'>;

interface ActionProps extends LoadActionsProps {
  action: LoadAction;
  onClosed: () => void;
}

function Action({ action, ...rest }: ActionProps) {
  if (action === 'start') return <PlannedFileButton load={rest.load} />;
  if (action === 'undo') return <Undo {...rest} />;
  return <Decide {...rest} action={action} />;
}

function Decide({
  action,
  load,
  titleId,
  onClosed,
}: Omit<ActionProps, 'action'> & { action: Exclude<Decision, 'undo'> }) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const decide = useDecide(load);
  const { calls, days } = wholeCost(load.costs);
  const cost =
    days === null
      ? formatMessage(message('load.cost.never'), { calls })
      : formatMessage(message('load.cost.whole'), { calls, days });
  const isPushCancelled = action === 'cancel' && load.kind === 'push';
  const isCostly = action === 'approve' || action === 'resume';
  const isOfReads = load.kind === 'pull' && (action === 'approve' || action === 'reject');
  const texts: DecisionTexts = {
    title: formatMessage(message(`load.${action}.title`), { id: String(load.id) }),
    effect: isPushCancelled
      ? formatMessage(message('load.cancel.push.body'), { waiting: load.progress.waiting })
      : formatMessage(message(isOfReads ? `load.${action}.pull.body` : `load.${action}.body`)),
    ...(isCostly && { risk: cost }),
    confirmLabel: formatMessage(message(`load.${action}`)),
  };
  return (
    <DecisionDialog
      {...dialog}
      texts={texts}
      variant={action === 'reject' || action === 'cancel' ? 'danger-light' : 'default'}
      onConfirm={() => decide(action, calls)}
      onClosed={onClosed}
      trigger={
        <Button size="S" variant={isCostly ? 'default' : 'tertiary'} aria-describedby={titleId}>
          {formatMessage(message(`load.${action}`))}
        </Button>
      }
    />
  );
}

function Undo({ load, titleId, onClosed }: Omit<ActionProps, 'action'>) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const decide = useDecide(load);
  return (
    <UndoPlanned
      {...dialog}
      load={load}
      onConfirm={() => decide('undo', 0)}
      onClosed={onClosed}
      trigger={
        <Button size="S" variant="tertiary" aria-describedby={titleId}>
          {formatMessage(message('load.undo'))}
        </Button>
      }
    />
  );
}

function useDecide({ id }: LoadDetails) {
  const { formatMessage } = useIntl();
  const { attempt, tell } = useAttempts();
  const [approve] = useApproveLoadMutation();
  const [decide] = useDecideLoadMutation();
  return (decision: Decision, calls: number) => {
    const call = decision === 'approve' ? approve({ id, calls }) : decide({ id, decision });
    return attempt(call.unwrap(), () =>
      tell('success', formatMessage(message(`load.${decision}.done`), { id: String(id) })),
    );
  };
}
