import { Button } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { Booking } from '../../../../../../server/src/contracts';
import type { DraftKeeper } from '../model/draftKeeper';
import { DecisionDialog } from '../../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../../shared/hooks/useAttempts';
import { PLACES } from '../../../../shared/places';
import { useDiscardBookingMutation } from '../../queries/bookingsApi';
import { useText } from '../../../../shared/words/useText';

/** Discards the draft after a confirmation. Nothing of the draft is in S-360. */
export function DiscardButton({ booking, keeper }: { booking: Booking; keeper: DraftKeeper }) {
  const text = useText();
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const [discard] = useDiscardBookingMutation();
  const onConfirm = () => {
    keeper.stop();
    return attempt(discard({ documentId: booking.documentId }).unwrap(), () =>
      navigate(PLACES.bookings()),
    );
  };
  return (
    <DecisionDialog
      texts={{
        title: text('booking.compose.discard.title'),
        effect: text('booking.compose.discard.effect'),
        confirmLabel: text('booking.compose.discard'),
      }}
      onConfirm={onConfirm}
      trigger={
        <Button variant="tertiary" startIcon={<Trash aria-hidden />}>
          {text('booking.compose.discard')}
        </Button>
      }
    />
  );
}
