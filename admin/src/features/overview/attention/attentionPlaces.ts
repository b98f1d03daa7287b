import { awaitsAnswer, causeOf, STREAMS, UNKNOWN_CAUSE } from '../../../../../server/src/contracts';
import type { Cause } from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';

/**
 * The list that shows the members of a cause, the page of a single bulk job or booking, or the
 * institution's card.
 */
export function placeOf({
  cause,
  institution,
  kind,
  only,
}: Pick<Cause, 'cause' | 'institution' | 'kind' | 'only'>): string {
  const { bookingDocumentId = null, bulkJobId = null } = only ?? {};
  if (bulkJobId !== null) return PLACES.bulkJob(bulkJobId);
  if (bookingDocumentId !== null) return PLACES.booking(bookingDocumentId);
  // The question is answered there, and nothing can be done in the list of contacts.
  if (awaitsAnswer({ cause, kind })) return PLACES.matchReviews({ institution });
  const { list, state } = causeOf(kind);
  switch (list) {
    case 'alerts':
    case 'inactiveContacts':
      return PLACES[list];
    case 'institution':
    case 'settings':
      return PLACES[list](institution);
    case 'links':
    case 'conflicts':
    case 'bookings':
      return PLACES[list]({ institution, state });
    case 'bulkJobs':
      return PLACES.bulkJobs({ state: cause === 'planned' ? 'planned' : state });
    case 'matchReviews':
      return PLACES.matchReviews({
        institution,
        ...(cause !== null && { further: { kind: cause } }),
      });
    case 'quarantinedItems':
      return itemsOf(institution, cause);
  }
}

/** The cause of items is their stream and, where it is known, the code of their reason. */
function itemsOf(institution: string, cause: string | null): string {
  const [ofStream, reason = UNKNOWN_CAUSE] = cause?.split(' ') ?? [];
  const stream = STREAMS.find((known) => known === ofStream);
  return PLACES.quarantinedItems({ institution, stream, further: { reason } });
}
