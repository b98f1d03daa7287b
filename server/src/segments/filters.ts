import type { Condition } from '../contracts/contacts/segments';
import { hideQuery } from '../kernel/database/opaque-query';
import type { Row } from '../kernel/database/strapi-database';
import type { Asked } from './asked';
import { contactsWhoseHoldExpires, endedHolds } from './expiring-holds';
import { contactsThat } from './subqueries';

/** The relevant parameters of `strapi.documents(contact)`. */
export interface SegmentParams {
  filters?: unknown;
  [name: string]: unknown;
}

/**
 * Conditions that find few contacts come first: SQLite begins with the first condition and checks
 * the others.
 */
const FEWEST_FIRST: Record<Condition['kind'], number> = {
  expires: 0,
  bought: 1,
  consents: 2,
  spent: 3,
};

const byFewest = (a: Condition, b: Condition) => FEWEST_FIRST[a.kind] - FEWEST_FIRST[b.kind];

/** Up to this many contacts with an expiring hold are listed by id; more are left to a subquery. */
const MAX_NAMED = 5_000;

/** The query is wrapped in an object: awaiting a bare query would run it. */
async function amongAnswers(condition: Condition, asked: Asked): Promise<{ $in: object }> {
  if (condition.kind !== 'expires') return { $in: hideQuery(contactsThat(condition, asked)) };
  const ended = await endedHolds(condition, asked);
  // The contacts are listed by id because they are usually few: PostgreSQL would expect the
  // subquery to find one or none, and compute the sums of another condition anew for each.
  const expiring = () => contactsWhoseHoldExpires(condition, asked, ended);
  const found: Row[] = await expiring()
    .distinct()
    .limit(MAX_NAMED + 1);
  if (found.length > MAX_NAMED) return { $in: hideQuery(expiring()) };
  return { $in: found.flatMap((row) => Object.values(row).map(String)) };
}

/** Narrows the parameters down to contacts that meet all conditions. */
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
