import { conflictListQuery } from '../../../../../admin/src/features/conflicts/conflictQuery';
import { placeOf } from '../../../../../admin/src/features/overview/attention/attentionPlaces';
import { requestFor, reviewsQuery } from '../../../../../admin/src/features/identity/reviewsQuery';
import { CAUSE_KINDS, MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import { aCause } from './aCause';

const NOBODY = {
  contact: null,
  contactNumber: null,
  orderId: null,
  orderDocumentId: null,
  bookingDocumentId: null,
};

describe('the entry of the list of what waits', () => {
  it.each(CAUSE_KINDS)('of the kind %s leads to the list of its members', (kind) => {
    expect(placeOf({ kind, institution: 'myvenue', cause: null, only: null })).toMatch(
      /^\/plugins\/s360/,
    );
  });

  it.each(['alarm', 'refusedCredentials'] as const)(
    'of the kind %s leads to the card of the institution, where its notice stands',
    (kind) => {
      const place = placeOf({ kind, institution: 'myvenue', cause: null, only: null });
      expect(place).toBe('/plugins/s360#institution-myvenue');
    },
  );

  it('of contacts that wait for an answer to who is who leads to the questions', () => {
    const cause = MATCH_REVIEW_FIRST;
    const place = placeOf({ kind: 'failedPush', institution: 'myvenue', cause, only: null });
    expect(place).toBe('/plugins/s360/match-reviews?institution=myvenue');
  });

  it.each(['bulkJobToApprove', 'failedBulkJob'] as const)(
    'of a single bulk job of the kind %s leads to its page',
    (kind) => {
      const group = aCause({ kind, institution: '', only: { ...NOBODY, bulkJobId: 12 } });
      expect(placeOf(group)).toBe('/plugins/s360/bulk-jobs/12');
    },
  );

  it.each([
    'unconfirmedBooking',
    'failedBooking',
    'differingBooking',
    'openBooking',
    'expiringHold',
  ] as const)('of a single booking of the kind %s leads to its page', (kind) => {
    const only = { ...NOBODY, bulkJobId: null, bookingDocumentId: 'b1' };
    const group = aCause({ kind, institution: 'myvenue', only });
    expect(placeOf(group)).toBe('/plugins/s360-bookings/b1');
  });

  it('of entries that S-360 replaced leads to their list among the conflicts', () => {
    const kind = 'overriddenEdit';
    const place = placeOf({ kind, institution: 'myvenue', cause: null, only: null });
    const address = Object.fromEntries(new URLSearchParams(place.split('?')[1]));
    expect(conflictListQuery(address)).toMatchObject({
      institution: 'myvenue',
      state: 'overridden',
    });
  });

  it('carries the institution and the state in the address', () => {
    const place = placeOf({
      kind: 'failedBooking',
      institution: 'myvenue',
      cause: null,
      only: null,
    });
    expect(new URLSearchParams(place.split('?')[1]).get('institution')).toBe('myvenue');
    expect(new URLSearchParams(place.split('?')[1]).get('state')).toBe('failed');
  });

  it.each(['match', 'merge'])('of questions who is who carries their kind: %s', (cause) => {
    const place = placeOf({ kind: 'matchReview', institution: 'myvenue', cause, only: null });
    const address = Object.fromEntries(new URLSearchParams(place.split('?')[1]));
    expect(requestFor(reviewsQuery(address))).toMatchObject({
      institution: 'myvenue',
      kind: cause,
      state: 'open',
    });
  });

  it.each([
    ['contacts typeUnknown', 'contacts', 'typeUnknown'],
    ['orders', 'orders', 'unknown'],
  ])('of items not imported carries their cause: %s', (cause, stream, reason) => {
    const place = placeOf({ kind: 'itemNotImported', institution: 'myvenue', cause, only: null });
    const filters = Object.fromEntries(new URLSearchParams(place.split('?')[1]));
    expect(filters).toEqual({ institution: 'myvenue', stream, reason });
  });
});
