import {
  BOOKING_HOLDS,
  BOOKING_KINDS,
  BOOKING_SORTS,
  BOOKING_STATES,
  type BookingHold,
  type BookingListQuery as Asked,
  type BookingSort,
  type BookingState,
} from '../../../../../server/src/contracts';
import { listQuery, type AddressQuery, type ListQuery } from '../../../shared/lists/listQueries';
import { isWholeDay } from '../../../shared/time/isWholeDay';
import type { BookingsQuery, CountsQuery } from '../queries/bookingsApi';

/**
 * A day in the user's time zone, e.g. `2027-03-28`: from its first moment until the first moment
 * of the next day. On a clock change it has 23 or 25 hours.
 */
export function localDay(day: string): { from: string; until: string } {
  return { from: beginningOf(day, 0), until: beginningOf(day, 1) };
}

function beginningOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Counts calendar days in the browser's time zone, as not every day has 24 hours.
  return new Date(year, month - 1, date + daysLater).toISOString();
}

/** The place of each state in the filter: those that need a person come first. */
const PLACES: Record<BookingState, number> = {
  inDoubt: 1,
  failed: 2,
  incomplete: 3,
  created: 4,
  draft: 5,
  submitted: 6,
  closing: 7,
  closed: 8,
  abandoning: 9,
  abandoned: 10,
};

/** The states of a booking; those that need a person come first. */
export const STATES_IN_ORDER: readonly BookingState[] = [...BOOKING_STATES].sort(
  (a, b) => PLACES[a] - PLACES[b],
);

/** What the list is limited to by one click: a state, holds, or those that expire soon. */
type Shown = BookingState | BookingHold;

const SHOWN: readonly Shown[] = [...BOOKING_HOLDS, ...STATES_IN_ORDER];

/** The filters of the list of bookings besides institution and state. */
export type FurtherFilter = 'kind' | 'contact' | 'author' | 'from' | 'to';

const FURTHER: readonly (FurtherFilter | 'sort')[] = [
  'kind',
  'contact',
  'author',
  'from',
  'to',
  'sort',
];

/** The part of the list of bookings that an address describes. */
export interface BookingListQuery extends ListQuery<Shown> {
  further: Readonly<Partial<Record<FurtherFilter, string>>> & Readonly<Record<string, string>>;
}

/** An order in an address, as Strapi's tables write it. */
export type AddressSort = `${BookingSort}:${'ASC' | 'DESC'}`;

/** The order of the list unless it is sorted otherwise, which the address leaves out. */
export const usualSort = ({ state }: BookingListQuery): AddressSort =>
  BOOKING_HOLDS.some((hold) => hold === state) ? 'expiresAt:ASC' : 'createdAt:DESC';

/** Sorts the list, or returns it to its usual order, from the first page on. */
export function sortedBy(
  query: BookingListQuery,
  order: AddressSort | undefined,
): BookingListQuery {
  const { sort: _before, ...others } = query.further;
  return { ...query, page: 1, further: order === undefined ? others : { ...others, sort: order } };
}

/** The order in an address, for the server. */
function sortOf(value: string | undefined): Asked['sort'] {
  const [name, direction] = (value ?? '').split(':');
  const by = BOOKING_SORTS.find((known) => known === name);
  if (by === undefined) return undefined;
  return direction === 'ASC' ? `${by}:asc` : `${by}:desc`;
}

function isUsable(name: FurtherFilter | 'sort', value: unknown): value is string {
  if (typeof value !== 'string' || value.trim() === '') return false;
  switch (name) {
    case 'kind':
      return BOOKING_KINDS.some((kind) => kind === value);
    case 'from':
    case 'to':
      return isWholeDay(value);
    case 'sort':
      return sortOf(value) !== undefined;
    case 'contact':
    case 'author':
      return true;
  }
}

/** Reads the query from the address and ignores invalid values. */
export function bookingListQuery(address: AddressQuery): BookingListQuery {
  const further: Record<string, string> = {};
  for (const name of FURTHER) {
    const value = address[name];
    if (isUsable(name, value)) further[name] = value;
  }
  return { ...listQuery(address, SHOWN), further };
}

/** Adds a filter, or removes it (`''`), and returns to the first page. */
export function filteredBy(
  query: BookingListQuery,
  name: FurtherFilter,
  value: string,
): BookingListQuery {
  const { [name]: _before, ...others } = query.further;
  return { ...query, page: 1, further: value === '' ? others : { ...others, [name]: value } };
}

export const isFiltered = ({ further, institution, q, state }: BookingListQuery): boolean =>
  [institution, state, q].some((filter) => filter !== undefined) ||
  Object.keys(further).some((name) => name !== 'sort');

/**
 * The filters of the counts for the server: all but the state. Days become moments, because a day
 * depends on the time zone.
 */
export function countsRequestFor({ further, institution, q }: BookingListQuery): CountsQuery {
  const { author, contact } = further;
  const kind = BOOKING_KINDS.find((known) => known === further.kind);
  const from = further.from && localDay(further.from).from;
  const to = further.to && localDay(further.to).until;
  return { institution, kind, contact, author, from, to, q };
}

/** Converts the query for the server. */
export function requestFor(query: BookingListQuery): BookingsQuery {
  const { further, page, pageSize, state: shown } = query;
  return {
    ...countsRequestFor(query),
    page,
    pageSize,
    state: BOOKING_STATES.find((known) => known === shown),
    hold: BOOKING_HOLDS.find((known) => known === shown),
    sort: sortOf(further.sort),
  };
}
