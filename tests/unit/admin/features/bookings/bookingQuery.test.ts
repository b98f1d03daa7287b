import {
  bookingListQuery,
  bookingsOfContact,
  filteredBy,
  isFiltered,
  requestFor,
} from '../../../../../admin/src/features/bookings/list/bookingQuery';
import { localDay } from '../../../../../admin/src/features/bookings/list/localDays';
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
  page: '2',
};

describe('the list of bookings that an address asks for', () => {
  it('is what the address says, and its address says the same', () => {
    const query = bookingListQuery(ADDRESS);
    const from = localDay(ADDRESS.from).from;
    const to = localDay(ADDRESS.to).until;
    expect(requestFor(query)).toEqual({ ...ADDRESS, page: 2, pageSize: 20, from, to });
    expect(Object.fromEntries(new URLSearchParams(searchOf(query)))).toEqual(ADDRESS);
  });

  it.each([
    ['a kind that there is none of', { kind: 'gift' }],
    ['a date that is none', { from: '2027-13-01', to: 'yesterday' }],
    ['a search for nothing', { q: '  ' }],
    ['a list where a word belongs', { q: ['a'], author: { a: 'b' } }],
    ['a state of something else', { state: 'pending' }],
    ['what nobody asked for', { constructor: 'x', offset: '3' }],
  ])('leaves out %s', (_what, address) => {
    expect(isFiltered(bookingListQuery(address))).toBe(false);
  });

  it('begins at the first page again by another filter', () => {
    const query = filteredBy(bookingListQuery(ADDRESS), 'kind', 'sale');
    expect(query).toMatchObject({ page: 1, q: 'nora', further: { kind: 'sale' } });
  });

  it('loses a filter that is taken away', () => {
    const query = filteredBy(bookingListQuery({ kind: 'sale' }), 'kind', '');
    expect(isFiltered(query)).toBe(false);
    expect(searchOf(query)).toBe('');
  });

  it('is that of one contact by its address', () => {
    const address = Object.fromEntries(new URLSearchParams(bookingsOfContact('c 1')));
    expect(requestFor(bookingListQuery(address)).contact).toBe('c 1');
  });
});
