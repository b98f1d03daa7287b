import { Button } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { Booking } from '../../../../../../server/src/contracts';
import type { DraftKeeper } from '../model/draftKeeper';
import { DecisionDialog, useDialogOpen } from '../../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../../shared/hooks/useAttempts';
import { PLACES } from '../../../../shared/places';
import { useDiscardBookingMutation } from '../../queries/bookingsApi';
import { message } from '../../../../translations/message';

/** Discards the draft after a confirmation. Nothing of the draft is in S-360. */
export function DiscardButton({ booking, keeper }: { booking: Booking; keeper: DraftKeeper }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const dialog = useDialogOpen();
  const [discard] = useDiscardBookingMutation();
  const onConfirm = () => {
    keeper.stop();
    return attempt(discard({ documentId: booking.documentId }).unwrap(), () =>
      navigate(PLACES.bookings),
    );
  };
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message('booking.compose.discard.title')),
        effect: formatMessage(message('booking.compose.discard.effect')),
        confirmLabel: formatMessage(message('booking.compose.discard')),
      }}
      onConfirm={onConfirm}
      trigger={
        <Button variant="tertiary" startIcon={<Trash aria-hidden />}>
          {formatMessage(message('booking.compose.discard'))}
        </Button>
      }
    />
  );
}
