import { UNKNOWN_CAUSE } from '../../../../../server/src/contracts';
import type { GetItemCauses } from '../../../../../server/src/contracts';
import type { AddressQuery, ListQuery } from '../../../shared/lists/listQueries';
import { listQuery } from '../../../shared/lists/listQueries';

/** The part of the list of items not imported that an address describes. */
export interface ItemsQuery extends ListQuery {
  further: { readonly reason?: string } & Readonly<Record<string, string>>;
}

/** Reads the query from the address and ignores invalid values. */
export function itemsQuery(address: AddressQuery): ItemsQuery {
  const { reason } = address;
  const isGiven = typeof reason === 'string' && reason !== '' && reason.length <= 64;
  return { ...listQuery<never>(address), further: isGiven ? { reason } : {} };
}

/** The filters of the list, as the server takes them. */
export const filterOf = ({ further, institution, q, stream }: ItemsQuery) => ({
  institution,
  stream,
  q,
  reason: further.reason,
});

/** What the list shows on all its pages. */
export interface ListedItems {
  filter: ReturnType<typeof filterOf>;
  count: number;
  /** Items that arrive later are left alone. */
  newestId: number;
}

type ItemCause = GetItemCauses.Response['data'][number];

/** Causes with the number of their items at all institutions and of both streams, most first. */
export function causesByCode(causes: readonly ItemCause[]): (ItemCause & { id: string })[] {
  const byCode = new Map<string, ItemCause & { id: string }>();
  for (const cause of causes) {
    const id = cause.reasonCode ?? UNKNOWN_CAUSE;
    const count = (byCode.get(id)?.count ?? 0) + cause.count;
    byCode.set(id, { ...cause, id, count });
  }
  return [...byCode.values()].sort((one, other) => other.count - one.count);
}
