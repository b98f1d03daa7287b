import type {
  BookingEvent,
  BookingKind,
  BookingSummary,
} from '../../../../../server/src/contracts';
import { missingContact } from '../model/contactWords';
import { useText } from '../../../shared/words/useText';

export function useBookingNames() {
  const text = useText();
  return {
    kindOf: (kind: BookingKind): string => text(`booking.kind.${kind}`),
    contactOf: (booking: Pick<BookingSummary, 'contact' | 'state'>): string => {
      const { contact } = booking;
      if (contact === null) return text(`booking.contact.${missingContact(booking)}`);
      return contact.name ?? contact.email ?? text('links.contact.nameless');
    },
    authorOf: (author: BookingEvent['author']): string =>
      author === null
        ? text('booking.author.automatic')
        : (author.name ?? text('booking.author.unnamed', { id: author.id })),
  };
}
