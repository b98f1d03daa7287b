import type { Condition, ExpiresCondition, StateCondition } from '../contracts/contacts/segments';
import { hideQuery } from '../kernel/database/opaque-query';
import type { Row } from '../kernel/database/strapi-database';
import { institutionsOf, type Asked } from './asked';
import { contactsWhoseHoldExpires, endedHolds } from './expiring-holds';
import {
  contactsInState,
  contactsLeftOut,
  contactsNumbered,
  contactsWithRecord,
} from './record-filters';
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
  number: 0,
  expires: 1,
  bought: 2,
  consents: 3,
  state: 4,
  spent: 5,
};

const byFewest = (a: Condition, b: Condition) => FEWEST_FIRST[a.kind] - FEWEST_FIRST[b.kind];

/** Up to this many contacts with an expiring hold are listed by id; more are left to a subquery. */
const MAX_NAMED = 5_000;

const among = (documentIds: object) => ({ documentId: { $in: documentIds } });

/** The filter on contacts that meet a condition. Awaiting a bare query would run it. */
async function filterOf(condition: Condition, asked: Asked): Promise<object> {
  switch (condition.kind) {
    case 'expires':
      return among(await contactsOfHolds(condition, asked));
    case 'state': {
      const { is } = condition;
      if (is === 'notLinked') return withoutRecord(condition, asked);
      const harmed = await asked.harmedLinks();
      return among(hideQuery(contactsInState(condition, is, asked, harmed)));
    }
    case 'number':
      return among(hideQuery(contactsNumbered(condition, asked)));
    case 'bought':
    case 'consents':
    case 'spent':
      return among(hideQuery(contactsThat(condition, asked)));
  }
}

function withoutRecord(condition: StateCondition, asked: Asked): object {
  const hasNone = { documentId: { $notIn: hideQuery(contactsWithRecord(condition, asked)) } };
  // Left out at one institution, a contact may be known at another.
  if (institutionsOf(condition.institution, asked).length > 1) return hasNone;
  return { $or: [hasNone, among(hideQuery(contactsLeftOut(condition, asked)))] };
}

async function contactsOfHolds(condition: ExpiresCondition, asked: Asked): Promise<object> {
  const ended = await endedHolds(condition, asked);
  // The contacts are listed by id because they are usually few: PostgreSQL would expect the
  // subquery to find one or none, and compute the sums of another condition anew for each.
  const expiring = () => contactsWhoseHoldExpires(condition, asked, ended);
  const found: Row[] = await expiring()
    .distinct()
    .limit(MAX_NAMED + 1);
  if (found.length > MAX_NAMED) return hideQuery(expiring());
  return found.flatMap((row) => Object.values(row).map(String));
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
    answers.push(await filterOf(condition, asked));
  }
  return { ...params, filters: { $and: [...given, ...answers] } };
}
