import type { Condition } from '../contracts/contacts/segments';
import { opaque } from '../kernel/database/opaque-query';
import type { Row } from '../kernel/database/strapi-database';
import type { Asked } from './asked';
import { contactsWhoseHoldExpires, endedHolds } from './expiring-holds';
import { contactsThat } from './subqueries';

/** The parameters of `strapi.documents(contact)` that matter here. */
export interface SegmentParams {
  filters?: unknown;
  [name: string]: unknown;
}

/** Which kinds find few contacts: SQLite begins with the first condition and checks the others. */
const FEWEST_FIRST: Record<Condition['kind'], number> = {
  expires: 0,
  bought: 1,
  consents: 2,
  spent: 3,
};

const byFewest = (a: Condition, b: Condition) => FEWEST_FIRST[a.kind] - FEWEST_FIRST[b.kind];

/** Up to so many contacts of whom something expires are named; more are left to the database. */
const MAX_NAMED = 5_000;

/** Within an object: who waits for a query has it carried out. */
async function amongAnswers(condition: Condition, asked: Asked): Promise<{ $in: object }> {
  if (condition.kind !== 'expires') return { $in: opaque(contactsThat(condition, asked)) };
  const ended = await endedHolds(condition, asked);
  // Named, as they are few most often: PostgreSQL takes them for one or none by itself, and then does
  // the sums of another condition anew for each of them.
  const expiring = () => contactsWhoseHoldExpires(condition, asked, ended);
  const found: Row[] = await expiring()
    .distinct()
    .limit(MAX_NAMED + 1);
  if (found.length > MAX_NAMED) return { $in: opaque(expiring()) };
  return { $in: found.flatMap((row) => Object.values(row).map(String)) };
}

/** The parameters narrowed down to contacts of whom all conditions are true. */
export async function paramsOfSegment(
  params: SegmentParams,
  segment: readonly Condition[],
  asked: Asked,
): Promise<SegmentParams> {
  const { filters } = params;
  const given: unknown[] = Array.isArray(filters) ? filters : [filters ?? {}];
  const answers: unknown[] = [];
  for (const condition of segment.toSorted(byFewest)) {
    answers.push({ documentId: await amongAnswers(condition, asked) });
  }
  return { ...params, filters: { $and: [...given, ...answers] } };
}
