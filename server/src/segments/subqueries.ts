import type { Knex } from 'knex';
import { CONSENT_UID, ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import type {
  BoughtQuestion,
  ConsentsQuestion,
  ExpiresQuestion,
  Question,
  SpentQuestion,
} from '../contracts/questions';
import { among, type Asked } from './asked';
import { beginOf, thousandthsOf } from './language';

/** A question that the database answers by itself. */
export type AskedAtOnce = Exclude<Question, ExpiresQuestion>;

/** The document ids of the contacts that a question is true of, as a query to be part of another. */
export function contactsThat(question: AskedAtOnce, asked: Asked): Knex.QueryBuilder {
  switch (question.kind) {
    case 'bought':
      return thatBought(question, asked);
    case 'spent':
      return thatSpent(question, asked);
    case 'consents':
      return thatConsent(question, asked);
  }
}

function of({ database }: Asked, uid: string) {
  const { column, table } = database.names(uid);
  return { column, rows: database.connection(table), contact: column('contactDocumentId') };
}

function thatBought(question: BoughtQuestion, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, ORDER_LINE_UID);
  void rows.whereIn(column('institution'), among(question.institution, asked));
  if (question.product !== undefined) void rows.where(column('productId'), question.product);
  if (question.performance !== undefined) {
    void rows.where(column('performanceId'), question.performance);
  }
  return rows
    .select(contact)
    .whereNotNull(contact)
    .groupBy(contact)
    .havingRaw('sum(??) > 0', [column('boughtUnits')]);
}

function thatSpent({ currency, over, since }: SpentQuestion, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, ORDER_UID);
  void rows.where(column('currencyCode'), currency).whereNotNull(contact);
  if (since !== undefined) void rows.where(column('creationDateTime'), '>=', beginOf(since));
  return rows
    .select(contact)
    .groupBy(contact)
    .havingRaw('sum(??) > ?', [column('spentAmount'), thousandthsOf(over)]);
}

function thatConsent({ code, institution }: ConsentsQuestion, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, CONSENT_UID);
  return rows
    .select(contact)
    .whereIn(column('institution'), among(institution, asked))
    .where(column('code'), code)
    .where(column('allowed'), true);
}
