import type { Cause } from '../../contracts/attention';
import { causeOf } from '../../contracts/causes';
import { isoTime } from '../../kernel/database/values';
import type { FoundCause } from './marks';

/** The row of a table that waits, or that waits for the longest time. */
interface Member {
  uid: string;
  id: number;
}

/** A cause, and its first member where that is known. */
export type LocatedCause = Omit<FoundCause, 'heldAt' | 'only'> & { first: Member | null };

/** How much waits at an institution, and since when. */
export interface Waiting {
  institution: string;
  count: number;
  since: Date | string | null;
  newestAt: Date | string | null;
  first?: Member;
}

/** Which cause it is, with what differs from its descriptor. */
export type Named = Pick<Cause, 'kind'> &
  Partial<Pick<Cause, 'actor' | 'alarm' | 'cause' | 'reason'>>;

/** The cause for which something waits. */
export const locatedCause = (
  { count, first = undefined, institution, newestAt, since }: Waiting,
  named: Named,
): LocatedCause => ({
  institution,
  cause: null,
  reason: null,
  alarm: null,
  actor: causeOf(named.kind).actor ?? 'operator',
  ...named,
  count,
  since: isoTime(since),
  newestAt: isoTime(newestAt),
  first: first ?? null,
});

/** How much waits of members that were read one by one, the oldest first. */
export function waitingMembers<Row extends { id: number; institution: string }>(
  uid: string,
  [oldest, ...others]: readonly [Row, ...Row[]],
  momentOf: (row: Row) => Date,
): Waiting {
  const moments = [oldest, ...others].map((row) => momentOf(row).getTime());
  return {
    institution: oldest.institution,
    count: moments.length,
    first: { uid, id: oldest.id },
    since: new Date(Math.min(...moments)),
    newestAt: new Date(Math.max(...moments)),
  };
}
