import type { Knex } from 'knex';
import { CONSENT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../contracts/uids';
import type {
  BoughtQuestion,
  ConsentsQuestion,
  ExpiresQuestion,
  Question,
  SpentQuestion,
} from '../../../contracts/questions';
import type { StrapiDatabase } from '../../database/strapi-database';
import { beginOf, endOf, thousandthsOf } from './language';

/** What the answers are looked for in. */
export interface Asked {
  database: Pick<StrapiDatabase, 'connection' | 'names'>;
  /** Codes of all institutions: the indexes begin with them. */
  institutions: readonly string[];
  now: Date;
}

/** The document ids of the contacts that a question is true of, as a query to be part of another. */
export function contactsThat(question: Question, asked: Asked): Knex.QueryBuilder {
  switch (question.kind) {
    case 'bought':
      return thatBought(question, asked);
    case 'spent':
      return thatSpent(question, asked);
    case 'expires':
      return whoseHoldExpires(question, asked);
    case 'consents':
      return thatConsent(question, asked);
  }
}

function of({ database }: Asked, uid: string) {
  const { column, table } = database.names(uid);
  return { column, rows: database.connection(table), contact: column('contactDocumentId') };
}

const among = (institution: string | undefined, { institutions }: Asked): readonly string[] =>
  institution === undefined ? institutions : [institution];

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

const HOLDS = { reservation: 'RESERVATION', option: 'OPTION' } as const;

/**
 * Open is what S-360 has neither released nor sold since: an order of the same file (dossier) would
 * tell. A reservation of which only a part was bought counts as sold.
 */
function whoseHoldExpires(question: ExpiresQuestion, asked: Asked): Knex.QueryBuilder {
  const { institution, of: hold, until } = question;
  const { database, now } = asked;
  const { column, table } = database.names(ORDER_UID);
  const held = (attribute: string) => `held.${column(attribute)}`;
  const later = (attribute: string) => `later.${column(attribute)}`;
  return database
    .connection({ held: table })
    .select(held('contactDocumentId'))
    .where(held('expirationDate'), '>', now)
    .where(held('expirationDate'), '<', endOf(until))
    .whereIn(held('orderType'), hold === undefined ? Object.values(HOLDS) : [HOLDS[hold]])
    .whereIn(held('institution'), among(institution, asked))
    .where(held('orderState'), 'CLOSED')
    .whereNotNull(held('contactDocumentId'))
    .whereNotExists((orders) =>
      orders
        .select(database.connection.raw('1'))
        .from({ later: table })
        .where(later('institution'), database.connection.ref(held('institution')))
        .where(later('fileId'), database.connection.ref(held('fileId')))
        .where(later('creationDateTime'), '>=', database.connection.ref(held('creationDateTime')))
        .where(later('orderState'), 'CLOSED')
        .where((ends) =>
          ends
            .whereIn(later('orderType'), ['SALE', 'RENEWAL'])
            .orWhere({ [held('orderType')]: HOLDS.option, [later('orderType')]: 'OPTION_FREEING' })
            .orWhere({
              [held('orderType')]: HOLDS.reservation,
              [later('orderType')]: 'RESERVATION_FREEING',
            }),
        ),
    );
}

function thatConsent({ code, institution }: ConsentsQuestion, asked: Asked): Knex.QueryBuilder {
  const { column, contact, rows } = of(asked, CONSENT_UID);
  return rows
    .select(contact)
    .whereIn(column('institution'), among(institution, asked))
    .where(column('code'), code)
    .where(column('allowed'), true);
}
