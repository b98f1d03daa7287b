import type { Core } from '@strapi/strapi';
import {
  BOOKING_UID,
  BULK_JOB_UID,
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  EXCLUDED_ITEM_UID,
  MATCH_REVIEW_UID,
  PERMIT_STATE_UID,
  PERMIT_UID,
  QUARANTINED_ITEM_UID,
} from '../../../server/src/contracts/uids';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { INSTITUTION } from '../app';
import { seedAlerts } from './alerts';
import { CONTACTS_WITH_ORDERS, fill, moment, numbers, type Seeding } from './orders';

export const SECOND_INSTITUTION = 'museum';

/** The number of deliveries, calls, links, conflicts and items left out, each. */
const ROWS = 400_000;
/** The contacts with orders have a link each already. */
const LINKS = ROWS - CONTACTS_WITH_ORDERS;
/** Each of the other contacts has a link at both institutions. */
const CONTACTS = LINKS / 2;
const QUARANTINED = 20_000;
const FEW = 2_000;

const LAST_NAMES = ['Meier', 'Rossi', 'Favre', 'Keller', 'Bianchi', 'Garcia', 'Nunez', 'Schmid'];
const FIRST_NAMES = ['Anna', 'Luca', 'Marie', 'Jose', 'Nina', 'Peter', 'Chiara', 'Noemi'];

/** Rows numbered `n` from 1, to select from. */
const rows = (seeding: Seeding, count: number): string => `${numbers(seeding, count)} as series`;

/** One of several texts in SQL, by a number. */
const oneOf = (texts: readonly string[], number: string): string =>
  `case (${number}) % ${texts.length} ${texts
    .map((text, index) => `when ${index} then '${text}'`)
    .join(' ')} end`;

const institution = oneOf([INSTITUTION, SECOND_INSTITUTION], 'n');
const contactOf = (number: string): string => `'listed' || (${number})`;

/** A moment in the last 30 days, the later the higher the number. */
const lately = (seeding: Seeding, count: number): string => moment(seeding, msOf(count));
const msOf = (count: number): string =>
  `${Date.now() - 30 * 86_400_000} + n * ${Math.floor((30 * 86_400_000) / count)}`;

const json = ({ database }: Seeding, text: string): string =>
  database.client === 'postgres' ? `cast(${text} as jsonb)` : text;

/** Gives the lists of the S-360 page the rows of a venue with a lot of traffic and trouble. */
export async function seedLists(strapi: Core.Strapi): Promise<void> {
  const database = strapiDatabase(strapi);
  for (const step of [people, links, deliveries, calls, conflicts, excluded, fewer, seedAlerts])
    await database.transaction((trx) => step({ trx, database }));
  if (database.client === 'postgres') await strapi.db.connection.raw('vacuum analyze');
}

async function people(seeding: Seeding): Promise<void> {
  const last = oneOf(LAST_NAMES, 'n');
  const first = oneOf(FIRST_NAMES, 'n / 8');
  const email = `'n' || n || '@example.com'`;
  await fill(
    seeding,
    CONTACT_UID,
    {
      documentId: contactOf('n'),
      type: `'individual'`,
      lastName: last,
      firstName: first,
      displayName: `${first} || ' ' || ${last}`,
      email,
      emailKey: email,
      nameKey: `lower(${last}) || ' ' || lower(${first})`,
      searchText: `lower(${first}) || ' ' || lower(${last}) || ' ' || ${email} || ' basel 4000'`,
      town: `'Basel'`,
      updatedAt: lately(seeding, CONTACTS),
    },
    rows(seeding, CONTACTS),
  );
}

async function links(seeding: Seeding): Promise<void> {
  const isFailed = 'n % 100 = 0';
  const isHeld = 'n % 133 = 0';
  await fill(
    seeding,
    CONTACT_LINK_UID,
    {
      documentId: `'link' || n`,
      institution,
      contactDocumentId: contactOf('(n + 1) / 2'),
      contactNumber: `cast(1000000 + n as text)`,
      state: `case when ${isFailed} then 'failed' when n % 50 = 1 then 'pending' when n % 20000 = 3 then 'inDoubt' when ${isHeld} then 'conflict' else 'inSync' end`,
      failureCode: `case when ${isFailed} then 'CODE' || (n % 7) end`,
      openConflicts: `case when ${isHeld} then 1 end`,
      observations: json(
        seeding,
        `case when ${isHeld} then '{"town":{"base":"Basel","remote":"Bern","held":true}}' else '{"town":{"base":"Basel","remote":"Basel"}}' end`,
      ),
      markedAt: lately(seeding, LINKS),
      baseUrl: `'http://127.0.0.1:9'`,
    },
    rows(seeding, LINKS),
  );
}

async function deliveries(seeding: Seeding): Promise<void> {
  const outcome = (offset: number) =>
    `'{"position":${offset},"contactNumber":"' || (1000000 + (n * 7 + ${offset}) % ${ROWS}) || '","outcome":"applied"}'`;
  await fill(
    seeding,
    DELIVERY_UID,
    {
      institution,
      stream: `case when n % 3 = 0 then 'orders' else 'contacts' end`,
      state: `case when n % 5000 = 0 then 'refused' when n > ${ROWS - 20} then 'stored' else 'applied' end`,
      receivedAt: lately(seeding, ROWS),
      appliedAt: lately(seeding, ROWS),
      body: `'[{"contactNumber":"' || n || '","lastName":"${'x'.repeat(300)}"}]'`,
      origin: `'webhook'`,
      ...{ byteLength: '350', items: '3', applied: '3', quarantined: '0' },
      outcomes: json(seeding, `'[' || ${[0, 1, 2].map(outcome).join(` || ',' || `)} || ']'`),
    },
    rows(seeding, ROWS),
  );
}

async function calls(seeding: Seeding): Promise<void> {
  const at = msOf(ROWS);
  await fill(
    seeding,
    PERMIT_UID,
    {
      institution,
      service: `'ContactService'`,
      method: `case when n % 2 = 0 then 'saveIndividualContactData' else 'getContactData' end`,
      lane: `'edit'`,
      takenAtMs: at,
      endedAtMs: `${at} + 300`,
      outcome: `case when n % 40 = 0 then 'failed' else 'ok' end`,
      httpStatus: '200',
      // A read names only the number.
      contactDocumentId: `case when n % 2 = 0 then ${contactOf(`1 + n % ${CONTACTS}`)} end`,
      contactNumber: `cast(1000000 + n as text)`,
    },
    rows(seeding, ROWS),
  );
  for (const code of [INSTITUTION, SECOND_INSTITUTION])
    await fill(
      seeding,
      PERMIT_STATE_UID,
      { institution: `'${code}'`, turn: '0', closedUntilMs: '0', month: `''`, takenThisMonth: '0' },
      rows(seeding, 1),
    );
}

async function conflicts(seeding: Seeding): Promise<void> {
  await fill(
    seeding,
    CONFLICT_UID,
    {
      institution,
      contactDocumentId: contactOf(`1 + n % ${CONTACTS}`),
      field: oneOf(['town', 'email', 'mobilePhone', 'street1'], 'n'),
      ...{ baseValue: `'a'`, localValue: `'b'`, remoteValue: `'c'` },
      rule: `case when n % 100 = 0 then 'manual' else 's360' end`,
      outcome: `case when n % 100 = 0 then 'held' when n % 3 = 0 then 'local' else 'remote' end`,
      decision: `case when n % 7 = 0 then 'crm' end`,
      decidedAt: `case when n % 7 = 0 then ${lately(seeding, ROWS)} end`,
      recordedAt: lately(seeding, ROWS),
    },
    rows(seeding, ROWS),
  );
}

async function excluded(seeding: Seeding): Promise<void> {
  await fill(
    seeding,
    EXCLUDED_ITEM_UID,
    {
      institution,
      stream: `case when n % 8 < 4 then 'orders' else 'contacts' end`,
      number: `cast(3000000 + n as text)`,
      body: `'{"contactNumber":"' || (3000000 + n) || '","note":"${'z'.repeat(300)}"}'`,
      changedAt: lately(seeding, ROWS),
      excludedAt: lately(seeding, ROWS),
      emailKey: `case when n % 8 >= 4 then 'x' || n || '@example.com' end`,
      nameKey: `case when n % 8 >= 4 then lower(${oneOf(LAST_NAMES, 'n')}) || ' ' || n end`,
      keyedBy: `'1'`,
    },
    rows(seeding, ROWS),
  );
}

/** What there is less of: items not imported, reviews, bookings, jobs, changes of contacts. */
async function fewer(seeding: Seeding): Promise<void> {
  const reason = `'{"code":"typeUnknown","values":{}}'`;
  await fill(
    seeding,
    QUARANTINED_ITEM_UID,
    {
      institution,
      deliveryId: 'n * 20',
      position: '0',
      stream: `case when n % 4 = 0 then 'orders' else 'contacts' end`,
      contactNumber: `cast(1000000 + n as text)`,
      body: `'{"contactNumber":"' || n || '","note":"${'y'.repeat(300)}"}'`,
      reasons: json(seeding, `'[' || ${reason} || ']'`),
      reasonCode: `case when n % 3 = 0 then 'numberMissing' else 'typeUnknown' end`,
      quarantinedAt: lately(seeding, QUARANTINED),
    },
    rows(seeding, QUARANTINED),
  );
  await fill(
    seeding,
    MATCH_REVIEW_UID,
    {
      institution,
      kind: `'match'`,
      contactNumber: `cast(9000000 + n as text)`,
      contactDocumentIds: json(seeding, `'["listed' || n || '"]'`),
      reason,
      state: `case when n % 4 = 0 then 'open' else 'decided' end`,
      noticedAt: lately(seeding, FEW),
    },
    rows(seeding, FEW),
  );
  await fill(
    seeding,
    BOOKING_UID,
    {
      documentId: `'booked' || n`,
      reference: `'B-' || n`,
      institution,
      kind: `'sale'`,
      state: oneOf(['draft', 'closed', 'created', 'failed'], 'n'),
      revision: '1',
      contactDocumentId: contactOf('n'),
      lines: json(seeding, `'[]'`),
      author: `'admin:1'`,
      createdAt: lately(seeding, QUARANTINED),
      updatedAt: lately(seeding, QUARANTINED),
    },
    rows(seeding, QUARANTINED),
  );
  await fill(
    seeding,
    BULK_JOB_UID,
    {
      institution,
      kind: `'push'`,
      state: `case when n % 50 = 0 then 'failed' else 'done' end`,
      createdAt: lately(seeding, FEW),
    },
    rows(seeding, FEW),
  );
  await fill(
    seeding,
    CONTACT_HISTORY_UID,
    {
      contactDocumentId: contactOf('1 + n % 100'),
      field: oneOf(['town', 'email', 'mobilePhone'], 'n'),
      ...{ oldValue: `'a'`, newValue: `'b'`, cause: `'delivery'`, causedBy: `'1'` },
      institution,
      changedAt: lately(seeding, QUARANTINED),
    },
    rows(seeding, QUARANTINED),
  );
}
