import { STREAMS, type Pagination, type Stream } from '../../../../server/src/contracts';

export interface ListQuery<State extends string = never> {
  institution: string | undefined;
  /** One of the two webhooks. */
  stream?: Stream | undefined;
  state: State | undefined;
  q?: string | undefined;
  page: number;
  pageSize: number;
  /** Further filters of the list, by their names in the address. */
  further?: Readonly<Record<string, string>> | undefined;
}

/** The query in the address of a page; users may have typed anything there. */
export type AddressQuery = Record<string, unknown>;

/** The default number of rows per page. */
export const PAGE_SIZE = 50;
/** A list this short has no pages to turn. */
export const SMALLEST_PAGE_SIZE = 10;
/** The choices of Strapi's page size select. */
const PAGE_SIZES = [SMALLEST_PAGE_SIZE, 20, PAGE_SIZE, 100];

/** Reads the query from the address and ignores invalid values. */
export function listQuery<State extends string = never>(
  address: AddressQuery,
  states: readonly State[] = [],
): ListQuery<State> {
  const { institution, page, pageSize, q, state, stream } = address;
  return {
    institution: typeof institution === 'string' && institution !== '' ? institution : undefined,
    stream: STREAMS.find((known) => known === stream),
    state: states.find((known) => known === state),
    q: typeof q === 'string' && q.trim() !== '' ? q : undefined,
    page: positive(page) ?? 1,
    pageSize: PAGE_SIZES.find((size) => size === positive(pageSize)) ?? PAGE_SIZE,
  };
}

/** Writes the query into an address and leaves out defaults. */
export function searchOf(query: Partial<ListQuery<string>>): string {
  const { further, institution, page = 1, pageSize = PAGE_SIZE, q, state, stream } = query;
  const search = new URLSearchParams(further);
  if (institution !== undefined) search.set('institution', institution);
  if (stream !== undefined) search.set('stream', stream);
  if (state !== undefined) search.set('state', state);
  if (q !== undefined) search.set('q', q);
  if (page !== 1) search.set('page', String(page));
  if (pageSize !== PAGE_SIZE) search.set('pageSize', String(pageSize));
  return search.toString();
}

export function rowsOfPage<Row>(
  rows: readonly Row[],
  { page, pageSize }: Pick<ListQuery, 'page' | 'pageSize'>,
): Row[] {
  return rows.slice((page - 1) * pageSize, page * pageSize);
}

export function pageOfList(
  total: number,
  { page, pageSize }: Pick<ListQuery, 'page' | 'pageSize'>,
): Pagination {
  return { page, pageSize, total, pageCount: Math.ceil(total / pageSize) };
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}
