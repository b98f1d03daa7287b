import type { BookingObstacle } from '../../../../../../server/src/contracts';

/** Ids in the composer of what is jumped to by the keyboard, or from an obstacle. */
export const SPOTS = {
  contact: 's360-compose-contact',
  /** Opens the contact that is chosen. */
  contactPage: 's360-compose-contact-page',
  search: 's360-compose-search',
  offer: 's360-compose-offer',
  payment: 's360-compose-payment',
  line: (index: number) => `s360-compose-line-${index}`,
} as const;

/** Where the obstacle can be cleared. */
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
