import type {
  BookingEvent,
  BookingKind,
  BookingSummary,
} from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

export function useBookingNames() {
  const text = useText();
  return {
    kindOf: (kind: BookingKind): string => text(`booking.kind.${kind}`),
    contactOf: (contact: BookingSummary['contact']): string => {
      if (contact === null) return text('booking.contact.none');
      return contact.name ?? contact.email ?? text('links.contact.nameless');
    },
    authorOf: (author: BookingEvent['author']): string =>
      author === null
        ? text('booking.author.automatic')
        : (author.name ?? text('booking.author.unnamed', { id: author.id })),
  };
}
