import {
  bookingListQuery,
  countsRequestFor,
  filteredBy,
  isFiltered,
  requestFor,
  sortedBy,
  usualSort,
} from '../../../../../admin/src/features/bookings/list/bookingQuery';
import { localDay } from '../../../../../admin/src/features/bookings/list/bookingQuery';
import { searchOf } from '../../../../../admin/src/shared/lists/listQueries';

const ADDRESS = {
  institution: 'museum',
  state: 'inDoubt',
  kind: 'option',
  contact: 'c1',
  author: 'admin:1',
  from: '2027-01-01',
  to: '2027-01-31',
  q: 'nora',
  sort: 'total:ASC',
  page: '2',
};

describe('the query of the booking list', () => {
  it('is read from the address and written back to the same address', () => {
    const query = bookingListQuery(ADDRESS);
    const from = localDay(ADDRESS.from).from;
    const to = localDay(ADDRESS.to).until;
    const sort = 'total:asc';
    expect(requestFor(query)).toEqual({ ...ADDRESS, page: 2, pageSize: 50, from, to, sort });
    expect(Object.fromEntries(new URLSearchParams(searchOf(query)))).toEqual(ADDRESS);
  });

  it.each([
    ['an unknown kind', { kind: 'gift' }],
    ['an invalid date', { from: '2027-13-01', to: 'yesterday' }],
    ['an empty search', { q: '  ' }],
    ['a list in place of a word', { q: ['a'], author: { a: 'b' } }],
    ['a state of another list', { state: 'pending' }],
    ['an order that the list does not have', { sort: 'notes:ASC' }],
    ['an unknown parameter', { constructor: 'x', offset: '3' }],
  ])('ignores %s in the address', (_what, address) => {
    expect(isFiltered(bookingListQuery(address))).toBe(false);
  });

  it('asks for holds, or those that expire soon, in place of a state', () => {
    expect(requestFor(bookingListQuery({ state: 'held' }))).toMatchObject({
      hold: 'held',
      state: undefined,
    });
  });

  it('is sorted from its first page on, and returns to its usual order', () => {
    const query = bookingListQuery(ADDRESS);
    const sorted = sortedBy(query, 'createdAt:ASC');
    expect(requestFor(sorted)).toMatchObject({ page: 1, kind: 'option', sort: 'createdAt:asc' });
    expect(searchOf(sortedBy(query, undefined))).not.toContain('sort');
  });

  it.each([
    ['the newest', {}, 'createdAt:DESC'],
    ['the newest', { state: 'draft' }, 'createdAt:DESC'],
    ['the earliest to end', { state: 'held' }, 'expiresAt:ASC'],
    ['the earliest to end', { state: 'expiring' }, 'expiresAt:ASC'],
  ])('usually begins with %s of %j', (_first, address, order) => {
    expect(usualSort(bookingListQuery(address))).toBe(order);
  });

  it('counts by all filters except the state, and regardless of the order', () => {
    const counted = countsRequestFor(bookingListQuery(ADDRESS));
    expect(counted).toMatchObject({ institution: 'museum', kind: 'option', q: 'nora' });
    expect(Object.keys(counted)).not.toEqual(expect.arrayContaining(['state']));
    expect(Object.keys(counted)).not.toEqual(expect.arrayContaining(['sort']));
  });

  it('is not filtered by an order alone', () => {
    expect(isFiltered(bookingListQuery({ sort: 'total:DESC' }))).toBe(false);
  });

  it('returns to the first page when a filter changes', () => {
    const query = filteredBy(bookingListQuery(ADDRESS), 'kind', 'sale');
    expect(query).toMatchObject({ page: 1, q: 'nora', further: { kind: 'sale' } });
  });

  it('drops a filter that is cleared', () => {
    const query = filteredBy(bookingListQuery({ kind: 'sale' }), 'kind', '');
    expect(isFiltered(query)).toBe(false);
    expect(searchOf(query)).toBe('');
  });

  it('can be limited to one contact by the address', () => {
    const address = Object.fromEntries(
      new URLSearchParams(searchOf({ further: { contact: 'c 1' } })),
    );
    expect(requestFor(bookingListQuery(address)).contact).toBe('c 1');
  });
});
