import {
  listQuery,
  pageOfList,
  rowsOfPage,
  searchOf,
} from '../../../../admin/src/shared/lists/listQueries';
import { LINK_STATES } from '../../../../server/src/contracts';
import { PLACES } from '../../../../admin/src/shared/places';

const usual = {
  institution: undefined,
  stream: undefined,
  state: undefined,
  page: 1,
  pageSize: 50,
};

describe('the query of a list', () => {
  it('is the first page of everything for an empty address', () => {
    expect(listQuery({}, LINK_STATES)).toEqual(usual);
  });

  it('contains the filters and the page in the address', () => {
    const address = {
      institution: 'museum',
      stream: 'orders',
      state: 'failed',
      page: '3',
      pageSize: '20',
    };
    expect(listQuery(address, LINK_STATES)).toEqual({
      institution: 'museum',
      stream: 'orders',
      state: 'failed',
      page: 3,
      pageSize: 20,
    });
  });

  it('keeps the search when the page changes', () => {
    const query = listQuery({ q: 'garcia 4711', page: '2' }, LINK_STATES);
    expect(query).toMatchObject({ q: 'garcia 4711', page: 2 });
    expect(searchOf(query)).toBe('q=garcia+4711&page=2');
  });

  it.each([
    ['an empty search', { q: '  ' }],
    ['a state of another list', { state: 'stored' }],
    ['an unknown stream', { stream: 'bookings' }],
    ['an invalid page', { page: '-1' }],
    ['a page that is not a number', { page: 'last' }],
    ['an unsupported page size', { pageSize: '5000' }],
    ['an empty institution', { institution: '' }],
    ['a list in place of a word', { institution: ['a', 'b'], state: { a: 'failed' } }],
  ])('ignores %s in the address', (_what, address) => {
    expect(listQuery(address, LINK_STATES)).toEqual(usual);
  });

  it('has no state when the list has no states', () => {
    expect(listQuery({ state: 'failed' }).state).toBeUndefined();
  });
});

describe('the address of a list', () => {
  it('omits the defaults', () => {
    expect(searchOf(usual)).toBe('');
  });

  it('leads back to the same query, whatever the institution is called', () => {
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

  it('follows the path of its screen', () => {
    expect(PLACES.links({ institution: 'museum', state: 'failed' })).toBe(
      '/plugins/s360/links?institution=museum&state=failed',
    );
    expect(PLACES.activity()).toBe('/plugins/s360/activity');
  });
});

describe('a list that is loaded as a whole', () => {
  const rows = Array.from({ length: 25 }, (_row, index) => index);

  it('is split into pages', () => {
    expect(rowsOfPage(rows, { page: 2, pageSize: 20 })).toEqual([20, 21, 22, 23, 24]);
    expect(pageOfList(25, { page: 2, pageSize: 20 })).toEqual({
      page: 2,
      pageSize: 20,
      pageCount: 2,
      total: 25,
    });
  });

  it('is empty after its last page', () => {
    expect(rowsOfPage(rows, { page: 3, pageSize: 20 })).toEqual([]);
  });
});
