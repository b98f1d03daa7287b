import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionPauses, InstitutionStatus } from '../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import { Line, Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useChangePausesMutation } from './steeringApi';
import { message } from '../../translations/message';

type Direction = keyof InstitutionPauses;

/** Shows what is paused, while it is paused. */
export function PausedNotice({ institution }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  const { links, paused, waitingDeliveries } = institution;
  return (
    <>
      {paused.receiving && (
        <Notice tone="secondary" title={formatMessage(message('paused.receiving.title'))}>
          <Line>
            {formatMessage(message('paused.receiving.body'), { count: waitingDeliveries })}
          </Line>
        </Notice>
      )}
      {paused.sending && (
        <Notice tone="secondary" title={formatMessage(message('paused.sending.title'))}>
          <Line>{formatMessage(message('paused.sending.body'), { count: links.pending })}</Line>
        </Notice>
      )}
    </>
  );
}

/** Pauses or resumes one direction, after explaining the effect. */
export function PauseButton({
  institution,
  direction,
}: {
  institution: InstitutionStatus;
  direction: Direction;
}) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const change = useChangePauses(institution, direction);
  const { links, name, paused, waitingDeliveries } = institution;
  const step = paused[direction] ? 'resume' : 'pause';
  const count = direction === 'sending' ? links.pending : waitingDeliveries;
  const title = formatMessage(message(`${step}.${direction}.title`), { institution: name });
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title,
        effect: formatMessage(message(`${step}.${direction}.body`), { count }),
        confirmLabel: formatMessage(message(`${step}.${direction}`)),
      }}
      variant="default"
      onConfirm={() => change(step === 'pause')}
      trigger={
        <Button size="S" variant={step === 'pause' ? 'tertiary' : 'default'} aria-label={title}>
          {formatMessage(message(`${step}.${direction}`))}
        </Button>
      }
    />
  );
}

function useChangePauses({ code, name }: InstitutionStatus, direction: Direction) {
  const { formatMessage } = useIntl();
  const { attempt, tell } = useAttempts();
  const [changePauses] = useChangePausesMutation();
  return (isPaused: boolean) =>
    attempt(
      changePauses({ institution: code, pauses: { [direction]: isPaused } }).unwrap(),
      (pauses) => {
        const done = pauses[direction] ? 'paused' : 'resumed';
        tell('success', formatMessage(message(`${done}.${direction}.done`), { institution: name }));
      },
    );
}
