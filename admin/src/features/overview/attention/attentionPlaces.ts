import { awaitsAnswer, STREAMS, UNKNOWN_CAUSE } from '../../../../../server/src/contracts';
import type { AttentionGroup } from '../../../../../server/src/contracts';
import { BOOKINGS_PATH, PLACES } from '../../../shared/places';

/**
 * The list that shows the members of a group, the page of a single bulk job or booking, or the
 * institution's card.
 */
export function placeOf({
  cause,
  institution,
  kind,
  only,
}: Pick<AttentionGroup, 'cause' | 'institution' | 'kind' | 'only'>): string {
  const { bookingDocumentId = null, bulkJobId = null } = only ?? {};
  const bookings = (state: string) =>
    `${BOOKINGS_PATH}?${new URLSearchParams({ institution, state }).toString()}`;
  if (bulkJobId !== null) return PLACES.bulkJob(bulkJobId);
  if (bookingDocumentId !== null) return PLACES.booking(bookingDocumentId);
  switch (kind) {
    case 'alarm':
    case 'refusedCredentials':
      return PLACES.institution(institution);
    case 'unusableInstitution':
      return PLACES.settings(institution);
    case 'harmed':
      return PLACES.links({ institution, state: 'harmed' });
    case 'failedPush':
      // The question is answered there, and nothing can be done in the list of contacts.
      if (awaitsAnswer({ cause, kind })) return PLACES.matchReviews({ institution });
      return PLACES.links({ institution, state: 'failed' });
    case 'failedPull':
    case 'failedOrderPull':
      return PLACES.links({ institution });
    case 'unconfirmedCreate':
      return PLACES.links({ institution, state: 'inDoubt' });
    case 'endedLink':
      return PLACES.links({ institution, state: 'ended' });
    case 'conflict':
      return PLACES.conflicts({ institution });
    case 'overriddenEdit':
      return PLACES.conflicts({ institution, state: 'overridden' });
    case 'unconfirmedBooking':
      return bookings('inDoubt');
    case 'failedBooking':
      return bookings('failed');
    case 'differingBooking':
      return bookings('incomplete');
    case 'openBooking':
      return bookings('created');
    case 'expiringHold':
      return bookings('expiring');
    case 'matchReview':
      return PLACES.matchReviews({
        institution,
        ...(cause !== null && { further: { kind: cause } }),
      });
    case 'itemNotImported':
      return itemsOf(institution, cause);
    case 'bulkJobToApprove':
      return PLACES.bulkJobs({ state: cause === 'planned' ? 'planned' : 'waiting' });
    case 'failedBulkJob':
      return PLACES.bulkJobs({ state: 'failed' });
    case 'failedAlert':
      return PLACES.alerts;
    case 'inactiveContact':
      return PLACES.inactiveContacts;
  }
}

/** The cause of items is their stream and, where it is known, the code of their reason. */
function itemsOf(institution: string, cause: string | null): string {
  const [ofStream, reason = UNKNOWN_CAUSE] = cause?.split(' ') ?? [];
  const stream = STREAMS.find((known) => known === ofStream);
  return PLACES.quarantinedItems({ institution, stream, further: { reason } });
}
