import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  CONSENT_UID,
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts/uids';
import { PLAIN_ORDER_LINE_UID, PLAIN_ORDER_UID } from '../app';
import {
  strapiDatabase,
  type StrapiDatabase,
} from '../../../server/src/kernel/database/strapi-database';

/**
 * The amount of data, in the proportions of a theatre of middle size (409,280 orders, 934,482
 * lines).
 */
export interface OrderCounts {
  orders: number;
  lines: number;
}

/** The contacts who have orders, those of a theatre of middle size. */
export const CONTACTS_WITH_ORDERS = 100_000;

/** The orders of the first contact, like those of a regular customer over decades. */
export const ORDERS_OF_THE_FAITHFUL = 500;

const PRODUCTS = 1000;
const PERFORMANCES_PER_PRODUCT = 4;
const MARKETING = ['EMAIL', 'SMS', 'POST', 'PARTNERS'];

/** The number of past days over which the orders are spread. */
const DAYS = 1500;

/** The JSON of an order, about as long as a venue’s short ones. */
const PAYLOAD = JSON.stringify({ orderDetailsData: { note: 'x'.repeat(400) } });

/** The random values of a row, each with its own factor, so that they are independent. */
const FACTORS = {
  person: 7919,
  made: 611953,
  kind: 746773,
  state: 104729,
  currency: 224737,
  amount: 350377,
  product: 479909,
  file: 15485863,
};
type Drawn = keyof typeof FACTORS;

/** A number below 1,000,003 that looks random and depends only on the row. */
const drawn = (what: Drawn): string => `((n * ${FACTORS[what]}) % 1000003)`;
/** The same as a share from 0 to 1. */
const share = (what: Drawn): string => `(${drawn(what)} / 1000003.0)`;
/** A whole number below a limit; a higher power makes small numbers more frequent. */
const below = (limit: number, what: Drawn, power = 1): string =>
  `cast(floor(${limit} * ${Array<string>(power).fill(share(what)).join(' * ')}) as integer)`;

/** The transaction in which rows are made. */
export interface Seeding {
  trx: Knex.Transaction;
  database: StrapiDatabase;
}

/** Moments in SQL in the form of the database. */
export const moment = ({ database }: Seeding, ms: string): string =>
  database.client === 'sqlite'
    ? `cast(${ms} as integer)`
    : `cast(to_timestamp((${ms}) / 1000.0) as timestamp)`;

/** Rows numbered `n` from 1, in SQL. */
export const numbers = ({ database }: Seeding, count: number): string =>
  database.client === 'sqlite'
    ? `(with recursive series(n) as (select 1 union all select n + 1 from series where n < ${count}) select n from series)`
    : `(select n from generate_series(1::bigint, ${count}) as series(n))`;

/**
 * The bare tables have the same size, as a payload is compared with upserts into similar tables.
 */
const BARE_TWINS: Record<string, string> = {
  [ORDER_UID]: PLAIN_ORDER_UID,
  [ORDER_LINE_UID]: PLAIN_ORDER_LINE_UID,
};

/** Fills a table and its bare copy from a select whose columns are named like attributes. */
export async function fill(
  { database, trx }: Seeding,
  uid: string,
  values: Record<string, string>,
  from: string,
): Promise<void> {
  const twin = BARE_TWINS[uid];
  for (const filled of twin === undefined ? [uid] : [uid, twin]) {
    const { column, table } = database.names(filled);
    const columns = Object.keys(values).map(column).join(', ');
    await trx.raw(
      `insert into ${table} (${columns}) select ${Object.values(values).join(', ')} from ${from}`,
    );
  }
}

/**
 * Gives the existing contacts orders, lines and consents, created within the database. Some
 * contacts and products have far more than others: the first product has a tenth of all lines.
 * Relations are omitted, as queries use the copied document ids.
 */
export async function seedOrders(strapi: Core.Strapi, counts: OrderCounts): Promise<void> {
  const database = strapiDatabase(strapi);
  const step = async (work: (seeding: Seeding) => Promise<void>) => {
    await database.transaction((trx) => work({ trx, database }));
    // Otherwise PostgreSQL plans the next step for empty tables.
    if (database.client === 'postgres') await strapi.db.connection.raw('vacuum analyze');
  };
  await step(numberContacts);
  await step((seeding) => seedOrderRows(seeding, counts.orders));
  await step((seeding) => seedLineRows(seeding, counts));
  await step(seedConsents);
  await strapi.db.connection.raw('drop table bench_people');
}

async function numberContacts({ database, trx }: Seeding): Promise<void> {
  await trx.raw(
    `create table bench_people as
     select row_number() over (order by id) as person, document_id from ${database.names(CONTACT_UID).table}`,
  );
  await trx.raw('create unique index bench_people_idx on bench_people (person)');
}

async function countOf({ trx }: Seeding, table: string): Promise<number> {
  const [row] = await trx(table).count({ count: '*' });
  return Number(row?.count);
}

const DOCUMENT = { createdAt: 'at', updatedAt: 'at', publishedAt: 'at' };

async function seedOrderRows(seeding: Seeding, count: number): Promise<void> {
  const people = await countOf(seeding, 'bench_people');
  const now = Date.now();
  const createdMs = `${now} - floor(${share('made')} * ${DAYS} * 86400000.0)`;
  const isHeld = `kind in ('RESERVATION', 'OPTION')`;
  const kind = `case when ${drawn('kind')} % 100 < 84 then 'SALE' when ${drawn('kind')} % 100 < 88 then 'RENEWAL'
    when ${drawn('kind')} % 100 < 92 then 'REFUND_CLIENT' when ${drawn('kind')} % 100 < 96 then 'RESERVATION'
    when ${drawn('kind')} % 100 < 98 then 'OPTION' else 'RESERVATION_FREEING' end`;
  const state = `case when ${drawn('state')} % 100 < 3 then 'ABANDONED' else 'CLOSED' end`;
  const person = `case when n <= ${ORDERS_OF_THE_FAITHFUL} then 1 else 1 + ${below(people, 'person', 2)} end`;
  await fill(
    seeding,
    ORDER_UID,
    {
      documentId: `'order' || n`,
      ...DOCUMENT,
      institution: `'myvenue'`,
      orderId: `cast(n as text)`,
      orderType: 'kind',
      orderState: 'state',
      summary: `'Le Lac des cygnes, 2 × Balcon'`,
      contactDocumentId: 'document_id',
      contactReference: `cast(person as text)`,
      fileId: `cast(${below(count, 'file')} as text)`,
      creationDateTime: 'at',
      referenceDate: 'at',
      expirationDate: `case when ${isHeld} then ${moment(seeding, `created_ms + ${14 * 86_400_000}`)} end`,
      currencyCode: `case when ${drawn('currency')} % 10 = 0 then 'EUR' else 'CHF' end`,
      fractionDigits: '2',
      saleAmount: `case when ${isHeld} or kind = 'RESERVATION_FREEING' then 0
        when kind = 'REFUND_CLIENT' then -amount else amount end`,
      preSaleAmount: '0',
      reservationAmount: `case when kind = 'RESERVATION' then amount else 0 end`,
      optionAmount: `case when kind = 'OPTION' then amount else 0 end`,
      waitingAccountBalanceAmount: '0',
      spentAmount: `case when state = 'CLOSED' and kind in ('SALE', 'RENEWAL') then amount else 0 end`,
      quantity: '2',
      orderOriginator: `'TICKETSHOP'`,
      salesChannelCode: `'WEB'`,
      payload: `'${PAYLOAD}'`,
    },
    `(select drawn_orders.*, ${moment(seeding, 'created_ms')} as at, document_id
      from (select n, ${person} as person, ${kind} as kind, ${state} as state, ${createdMs} as created_ms,
            5000 * (1 + ${below(100, 'amount', 2)}) as amount
            from ${numbers(seeding, count)} as series) as drawn_orders
      join bench_people using (person)) as made`,
  );
}

async function seedLineRows(seeding: Seeding, { lines, orders }: OrderCounts): Promise<void> {
  const { column, table } = seeding.database.names(ORDER_UID);
  const product = below(PRODUCTS, 'product', 3);
  const orderType = `own.${column('orderType')}`;
  const isCharge = `n > ${orders} and n % 2 = 0`;
  await fill(
    seeding,
    ORDER_LINE_UID,
    {
      documentId: `'line' || n`,
      createdAt: `own.${column('createdAt')}`,
      updatedAt: `own.${column('createdAt')}`,
      publishedAt: `own.${column('createdAt')}`,
      orderDocumentId: 'own.document_id',
      institution: `'myvenue'`,
      operationId: `cast(n as text)`,
      kind: `case when ${isCharge} then 'CHARGES' else 'SINGLE_ENTRY' end`,
      type: orderType,
      contactDocumentId: `own.${column('contactDocumentId')}`,
      quantity: '2',
      boughtUnits: `case when ${isCharge} or own.${column('orderState')} <> 'CLOSED' then 0
        when ${orderType} in ('SALE', 'RENEWAL') then 2 when ${orderType} = 'REFUND_CLIENT' then -2 else 0 end`,
      currencyCode: `own.${column('currencyCode')}`,
      fractionDigits: '2',
      basePrice: '22000',
      unitPrice: '22000',
      totalAmount: '44000',
      withoutVatTotalAmount: '40000',
      vatRate: '8100',
      productId: `cast(product as text)`,
      product: `'Spectacle ' || product`,
      productCode: `'P' || product`,
      productFamilyType: `'SINGLE_ENTRY'`,
      performanceId: `cast(product * ${PERFORMANCES_PER_PRODUCT} + n % ${PERFORMANCES_PER_PRODUCT} as text)`,
      performance: `'Spectacle ' || product || ', soirée ' || n % ${PERFORMANCES_PER_PRODUCT}`,
      performanceDate: `own.${column('createdAt')}`,
      site: `'Grande salle'`,
      seatCategory: `'Catégorie 1'`,
      audienceSubCategory: `'Plein tarif'`,
      seats: `'[{"movementId":"1","row":"C","seatNumber":"7","area":"Balcon","entrance":null,"holder":"1"}]'`,
    },
    `(select n, 1 + n % ${orders} as of_order, ${product} as product
      from ${numbers(seeding, lines)} as series) as made
      join ${table} own on own.${column('institution')} = 'myvenue' and own.${column('orderId')} = cast(of_order as text)`,
  );
}

async function seedConsents(seeding: Seeding): Promise<void> {
  const now = moment(seeding, String(Date.now()));
  for (const [index, code] of MARKETING.entries()) {
    await fill(
      seeding,
      CONSENT_UID,
      {
        documentId: `'consent${index}x' || person`,
        createdAt: now,
        updatedAt: now,
        publishedAt: now,
        contactDocumentId: 'document_id',
        institution: `'myvenue'`,
        code: `'${code}'`,
        allowed:
          seeding.database.client === 'sqlite'
            ? `(person + ${index}) % 3 = 0`
            : `((person + ${index}) % 3 = 0)`,
        source: `'s360'`,
      },
      'bench_people',
    );
  }
}
