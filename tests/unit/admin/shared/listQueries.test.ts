import {
  LINK_STATES,
  listQuery,
  pageOfList,
  rowsOfPage,
  searchOf,
} from '../../../../admin/src/shared/lists/listQueries';
import { PLACES } from '../../../../admin/src/shared/places';

const usual = {
  institution: undefined,
  stream: undefined,
  state: undefined,
  page: 1,
  pageSize: 20,
};

describe('the part of a list that an address asks for', () => {
  it('is the first page of everything when it asks for nothing', () => {
    expect(listQuery({}, LINK_STATES)).toEqual(usual);
  });

  it('is what the address says', () => {
    const address = {
      institution: 'museum',
      stream: 'orders',
      state: 'failed',
      page: '3',
      pageSize: '50',
    };
    expect(listQuery(address, LINK_STATES)).toEqual({
      institution: 'museum',
      stream: 'orders',
      state: 'failed',
      page: 3,
      pageSize: 50,
    });
  });

  it('is what was searched for, on from there too', () => {
    const query = listQuery({ q: 'garcia 4711', page: '2' }, LINK_STATES);
    expect(query).toMatchObject({ q: 'garcia 4711', page: 2 });
    expect(searchOf(query)).toBe('q=garcia+4711&page=2');
  });

  it.each([
    ['a search for nothing', { q: '  ' }],
    ['a state of something else', { state: 'stored' }],
    ['a stream that there is none of', { stream: 'bookings' }],
    ['a page that is none', { page: '-1' }],
    ['a page that is no number', { page: 'last' }],
    ['a page size that nobody offers', { pageSize: '5000' }],
    ['an empty institution', { institution: '' }],
    ['a list where a word belongs', { institution: ['a', 'b'], state: { a: 'failed' } }],
  ])('leaves out %s', (_what, address) => {
    expect(listQuery(address, LINK_STATES)).toEqual(usual);
  });

  it('has no state where a list has none', () => {
    expect(listQuery({ state: 'failed' }).state).toBeUndefined();
  });
});

describe('the address of a part of a list', () => {
  it('leaves out what is usual', () => {
    expect(searchOf(usual)).toBe('');
  });

  it('leads back to the same part, whatever the institution is called', () => {
    const query = {
      institution: 'a&b=ü',
      stream: 'contacts' as const,
      state: 'inDoubt' as const,
      page: 2,
      pageSize: 100,
    };
    const address = Object.fromEntries(new URLSearchParams(searchOf(query)));
    expect(listQuery(address, LINK_STATES)).toEqual(query);
  });

  it('stands behind the path of its screen', () => {
    expect(PLACES.links({ institution: 'museum', state: 'failed' })).toBe(
      '/plugins/s360/links?institution=museum&state=failed',
    );
    expect(PLACES.deliveries()).toBe('/plugins/s360/deliveries');
  });
});

describe('a list that is there as a whole', () => {
  const rows = Array.from({ length: 25 }, (_row, index) => index);

  it('is turned over page by page', () => {
    expect(rowsOfPage(rows, { page: 2, pageSize: 20 })).toEqual([20, 21, 22, 23, 24]);
    expect(pageOfList(25, { page: 2, pageSize: 20 })).toEqual({
      page: 2,
      pageSize: 20,
      pageCount: 2,
      total: 25,
    });
  });

  it('has nothing behind its last page', () => {
    expect(rowsOfPage(rows, { page: 3, pageSize: 20 })).toEqual([]);
  });
});
