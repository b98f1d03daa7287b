import { Flex, TextButton } from '@strapi/design-system';
import type { Booking } from '../../../../../../server/src/contracts';
import type { KeepingState } from '../model/draftKeeper';
import { useVenueTime } from '../../../../shared/time/VenueTime';
import { useText } from '../../../../shared/words/useText';

interface SavedStateProps {
  state: KeepingState;
  onRetry: () => void;
}

export function SavedState({ onRetry, state }: SavedStateProps) {
  const text = useText();
  switch (state.phase) {
    case 'nothing':
      return <span>{text('booking.compose.saved.nothing')}</span>;
    case 'unsaved':
    case 'saving':
      return <span>{text('booking.compose.saved.saving')}</span>;
    case 'saved':
      return state.booking && <SavedAt booking={state.booking} />;
    case 'failed':
      return (
        <Flex tag="span" gap={2} role="alert">
          {text('booking.compose.saved.failed', { reason: state.reason })}
          <TextButton onClick={onRetry}>{text('panel.tryAgain')}</TextButton>
        </Flex>
      );
    case 'conflict':
    case 'gone':
      return <span>{text(`booking.compose.saved.${state.phase}`)}</span>;
  }
}

/** In the time zone of the venue, like the performances below and the page of the booking. */
function SavedAt({ booking: { institution, updatedAt } }: { booking: Booking }) {
  const text = useText();
  const time = useVenueTime()(updatedAt, institution.timeZone, 'time');
  return <span>{text('booking.compose.saved.saved', { time })}</span>;
}
