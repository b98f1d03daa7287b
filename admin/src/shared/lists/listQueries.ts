import type {
  AlarmStream,
  DeliveryStateName,
  LinkStateName,
  Pagination,
} from '../../../../server/src/contracts';

/** Which part of a list is wanted, as the server is asked for it. */
export interface ListQuery<State extends string = never> {
  institution: string | undefined;
  /** One of the two webhooks. */
  stream?: AlarmStream | undefined;
  state: State | undefined;
  /** What was typed to search by. */
  q?: string | undefined;
  page: number;
  pageSize: number;
  /** What a list can be filtered by besides, by the names in its address. */
  further?: Readonly<Record<string, string>> | undefined;
}

/** What stands in the address of a page; anything may have been typed there. */
export type AddressQuery = Record<string, unknown>;

/** The states of a link, those that need somebody first. */
export const LINK_STATES: readonly LinkStateName[] = [
  'harmed',
  'failed',
  'inDoubt',
  'conflict',
  'pending',
  'sending',
  'unlinked',
  'inSync',
];

/** The states of a delivery, in the order in which it goes through them. */
export const DELIVERY_STATES: readonly DeliveryStateName[] = [
  'stored',
  'applied',
  'incomplete',
  'refused',
];

/** What S-360 sends. */
export const STREAMS: readonly AlarmStream[] = ['contacts', 'orders'];

/** Rows of a page unless the person chooses otherwise. */
export const PAGE_SIZE = 20;
/** A list that is no longer has no pages to turn. */
export const SMALLEST_PAGE_SIZE = 10;
/** What Strapi's page size select offers. */
const PAGE_SIZES = [SMALLEST_PAGE_SIZE, PAGE_SIZE, 50, 100];

/** Reads the wanted part of a list from the address; what makes no sense there is left out. */
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

/** The same part of a list as the query of an address; what is usual is left out. */
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

/** The rows of one page of a list that is already here as a whole. */
export function rowsOfPage<Row>(
  rows: readonly Row[],
  { page, pageSize }: Pick<ListQuery, 'page' | 'pageSize'>,
): Row[] {
  return rows.slice((page - 1) * pageSize, page * pageSize);
}

/** What is needed to turn the pages of a list that is already here as a whole. */
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
