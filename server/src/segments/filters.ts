import type { Knex } from 'knex';
import type {
  Condition,
  ExpiresCondition,
  NumberCondition,
  StateCondition,
} from '../contracts/contacts/segments';
import { hideQuery } from '../kernel/database/opaque-query';
import { amongFound } from '../kernel/database/among-found';
import type { Asked } from './asked';
import { contactsWhoseHoldExpires, endedHolds } from './expiring-holds';
import { contactsInState, contactsNumbered, contactsWithoutRecord } from './record-filters';
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

/** How many contacts all conditions together list by id: SQLite binds at most 32,766 values. */
const MAX_NAMED = 10_000;

/** The filter on contacts that meet a condition. Awaiting a bare query would run it. */
async function filterOf(condition: Condition, asked: Asked, maxNamed: number): Promise<object> {
  switch (condition.kind) {
    case 'expires':
    case 'number':
    case 'state': {
      const contacts = await fewContacts(condition, asked);
      return { documentId: await amongFound(asked.database, contacts, maxNamed) };
    }
    case 'bought':
    case 'consents':
    case 'spent':
      return { documentId: { $in: hideQuery(contactsThat(condition, asked)) } };
  }
}

/** The query for the contacts that meet a condition, where these are usually few. */
async function fewContacts(
  condition: ExpiresCondition | NumberCondition | StateCondition,
  asked: Asked,
): Promise<() => Knex.QueryBuilder> {
  switch (condition.kind) {
    case 'expires': {
      const ended = await endedHolds(condition, asked);
      return () => contactsWhoseHoldExpires(condition, asked, ended).distinct();
    }
    case 'number':
      return () => contactsNumbered(condition, asked);
    case 'state': {
      const { is } = condition;
      if (is === 'notLinked') return () => contactsWithoutRecord(condition, asked);
      const sources = await asked.stateSources();
      return () => contactsInState(condition, is, asked, sources);
    }
  }
}

export async function paramsOfSegment(
  params: SegmentParams,
  segment: readonly Condition[],
  asked: Asked,
): Promise<SegmentParams> {
  const { filters } = params;
  const given: unknown[] = Array.isArray(filters) ? filters : [filters ?? {}];
  const answers: unknown[] = [];
  for (const condition of segment.toSorted(byFewest)) {
    answers.push(await filterOf(condition, asked, MAX_NAMED / segment.length));
  }
  return { ...params, filters: { $and: [...given, ...answers] } };
}
