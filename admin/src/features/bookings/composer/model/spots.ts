import type { BookingObstacle } from '../../../../../../server/src/contracts';

/** Element ids of the composer that a key or an obstacle jumps to. */
export const SPOTS = {
  contact: 's360-compose-contact',
  /** The link that opens the chosen contact. */
  contactPage: 's360-compose-contact-page',
  search: 's360-compose-search',
  offer: 's360-compose-offer',
  payment: 's360-compose-payment',
  line: (index: number) => `s360-compose-line-${index}`,
} as const;

/** The place where the user can clear the obstacle. */
export function spotOf({ code, line }: Pick<BookingObstacle, 'code' | 'line'>): string {
  if (line !== null) return SPOTS.line(line);
  switch (code) {
    case 'contactNotSent':
    case 'contactOfOtherSystem':
    case 'contactInDoubt':
      return SPOTS.contactPage;
    case 'paymentMethodUnknown':
      return SPOTS.payment;
    case 'noContact':
    case 'contactUnlinked':
      return SPOTS.contact;
    case 'tooManyLines':
      return SPOTS.offer;
    default:
      return SPOTS.search;
  }
}
