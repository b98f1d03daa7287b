import { useIntl } from 'react-intl';
import type {
  BookingEvent,
  BookingKind,
  BookingSummary,
} from '../../../../../server/src/contracts';
import { message } from '../../../translations/message';

/** Names kinds, contacts and authors of bookings in the panel's language. */
export function useBookingNames() {
  const { formatMessage } = useIntl();
  return {
    kindOf: (kind: BookingKind): string => formatMessage(message(`booking.kind.${kind}`)),
    contactOf: (contact: BookingSummary['contact']): string => {
      if (contact === null) return formatMessage(message('booking.contact.none'));
      return contact.name ?? contact.email ?? formatMessage(message('links.contact.nameless'));
    },
    authorOf: (author: BookingEvent['author']): string =>
      author === null
        ? formatMessage(message('booking.author.plugin'))
        : (author.name ?? formatMessage(message('booking.author.unnamed'), { id: author.id })),
  };
}
