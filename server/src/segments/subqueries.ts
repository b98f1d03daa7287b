import type { Knex } from 'knex';
import { CONSENT_UID, ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import type {
  BoughtCondition,
  ConsentsCondition,
  Condition,
  SpentCondition,
} from '../contracts/contacts/segments';
import { institutionsOf, type Asked } from './asked';
import { beginOf, thousandthsOf } from './language';

/** A condition on purchases or consents that a single subquery answers. */
type AskedAtOnce = Extract<Condition, { kind: 'bought' | 'spent' | 'consents' }>;

/** The document ids of contacts that meet a condition, as a subquery. */
export function contactsThat(condition: AskedAtOnce, asked: Asked): Knex.QueryBuilder {
  switch (condition.kind) {
    case 'bought':
      return thatBought(condition, asked);
    case 'spent':
      return thatSpent(condition, asked);
    case 'consents':
      return thatConsent(condition, asked);
  }
}

function of({ database }: Asked, uid: string) {
  const { column, table } = database.names(uid);
  return { column, rows: database.connection(table), contact: column('contactDocumentId') };
}

function thatBought(condition: BoughtCondition, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, ORDER_LINE_UID);
  void rows.whereIn(column('institution'), institutionsOf(condition.institution, asked));
  if (condition.product !== undefined) void rows.where(column('productId'), condition.product);
  if (condition.performance !== undefined) {
    void rows.where(column('performanceId'), condition.performance);
  }
  return rows
    .select(contact)
    .whereNotNull(contact)
    .groupBy(contact)
    .havingRaw('sum(??) > 0', [column('boughtUnits')]);
}

function thatSpent({ currency, over, since }: SpentCondition, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, ORDER_UID);
  void rows.where(column('currencyCode'), currency).whereNotNull(contact);
  if (asked.isLimited) void rows.whereIn(column('institution'), asked.institutions);
  if (since !== undefined) void rows.where(column('creationDateTime'), '>=', beginOf(since));
  return rows
    .select(contact)
    .groupBy(contact)
    .havingRaw('sum(??) > ?', [column('spentAmount'), thousandthsOf(over)]);
}

function thatConsent({ code, institution }: ConsentsCondition, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, CONSENT_UID);
  return rows
    .select(contact)
    .whereIn(column('institution'), institutionsOf(institution, asked))
    .where(column('code'), code)
    .where(column('allowed'), true);
}
