import { Button } from '@strapi/design-system';
import type { InstitutionPauses, InstitutionStatus } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useChangePausesMutation } from './steeringApi';
import { useText } from '../../shared/words/useText';

type Direction = keyof InstitutionPauses;

export function PausedNotice({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { links, paused, waitingBookings, waitingDeliveries } = institution;
  return (
    <>
      {paused.receiving && (
        <Notice tone="secondary" title={text('paused.receiving.title')}>
          <Line>{text('paused.receiving.body', { count: waitingDeliveries })}</Line>
        </Notice>
      )}
      {paused.sending && (
        <Notice tone="secondary" title={text('paused.sending.title')}>
          <Line>
            {text('paused.sending.body', { count: links.pending, bookings: waitingBookings })}
          </Line>
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
  const text = useText();
  const change = useChangePauses(institution, direction);
  const { links, name, paused, waitingBookings, waitingDeliveries } = institution;
  const step = paused[direction] ? 'resume' : 'pause';
  const count = direction === 'sending' ? links.pending : waitingDeliveries;
  const label = text(`${step}.${direction}`);
  return (
    <DecisionDialog
      texts={{
        title: text(`${step}.${direction}.title`, { institution: name }),
        effect: text(`${step}.${direction}.body`, { count, bookings: waitingBookings }),
        confirmLabel: label,
      }}
      variant="default"
      onConfirm={() => change(step === 'pause')}
      trigger={
        <Button
          size="S"
          variant={step === 'pause' ? 'tertiary' : 'default'}
          aria-label={`${label}: ${name}`}
        >
          {label}
        </Button>
      }
    />
  );
}

function useChangePauses({ code, name }: InstitutionStatus, direction: Direction) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [changePauses] = useChangePausesMutation();
  return (isPaused: boolean) =>
    attempt(
      changePauses({ institution: code, pauses: { [direction]: isPaused } }).unwrap(),
      (pauses) => {
        const done = pauses[direction] ? 'paused' : 'resumed';
        notify('success', text(`${done}.${direction}.done`, { institution: name }));
      },
    );
}
