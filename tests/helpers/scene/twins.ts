import { randomUUID } from 'node:crypto';
import {
  CONTACT_LINK_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts';
import type { Row } from '../../../server/src/kernel/database/strapi-database';
import { chunks } from '../../../server/src/kernel/database/values';
import { at } from '../json';
import { modulesOf } from '../strapi/modules';
import type { RunningStrapi } from '../strapi/strapi';
import { everyRowOf } from './crm-side';
import { findings, type Finding } from './end/excuses';
import { EARLIER_TWIN, isOfTwin, LATER_TWIN } from './twin-institutions';

/** Tests about quantities have twins of some of their contacts and orders. */
const MAX_NUMBERS = 50;
/** Longer texts are no numbers. */
const MAX_LENGTH = 20;
/** SQLite limits the values of one statement. */
const ROWS_PER_STATEMENT = 50;

/** What S-360 numbers: contacts, and orders with their operations. */
interface Numbered {
  contacts: Set<string>;
  orders: Map<string, Set<string>>;
}

/** The records of the twins of a scene; see `twin-institutions`. */
export interface Twins {
  /** Adds records under the numbers in something that S-360 has or sends. */
  follow(...told: readonly unknown[]): Promise<void>;
  /** The records that are no longer as they were. */
  changed(): Promise<Finding[]>;
}

const numberIn = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  return text.length > 0 && text.length <= MAX_LENGTH ? text : null;
};

/** Collects the numbers in a value. Those of orders are collected with their operations. */
function collect(value: unknown, into: Numbered): void {
  if (typeof value !== 'object' || value === null) return;
  if (into.contacts.size >= MAX_NUMBERS || into.orders.size >= MAX_NUMBERS) return;
  const contactNumber = numberIn(at(value, 'contactNumber') ?? at(value, 'contactReference'));
  if (contactNumber !== null) into.contacts.add(contactNumber);
  const orderId = numberIn(at(value, 'orderId'));
  const operations = at(value, 'operationDatas');
  if (orderId !== null && Array.isArray(operations)) {
    const ids = operations.flatMap((operation) => numberIn(at(operation, 'operationId')) ?? []);
    into.orders.set(orderId, new Set([...(into.orders.get(orderId) ?? []), ...ids]));
  }
  for (const part of Object.values(value)) collect(part, into);
}

const TABLES = {
  links: CONTACT_LINK_UID,
  orders: ORDER_UID,
  lines: ORDER_LINE_UID,
  holders: ORDER_HOLDER_UID,
};
type Table = keyof typeof TABLES;

const documentOf = (institution: string, what: string) => `${institution}-${what}`;

function recordsOf(institution: string, { contacts, orders }: Numbered): [Table, Row][] {
  const now = new Date();
  const document = { createdAt: now, updatedAt: now, publishedAt: now };
  const links = [...contacts].map((contactNumber): [Table, Row] => [
    'links',
    {
      ...document,
      documentId: randomUUID(),
      institution,
      contactNumber,
      contactDocumentId: documentOf(institution, contactNumber),
      baseUrl: `https://${institution}.example.com`,
      state: 'inSync',
      observations: '{}',
      markedRevision: 0,
      acknowledgedRevision: 0,
      attempts: 0,
    },
  ]);
  const ofOrders = [...orders].flatMap(([orderId, operationIds]): [Table, Row][] => {
    const orderDocumentId = documentOf(institution, orderId);
    const [contactReference = orderId] = contacts;
    const contactDocumentId = documentOf(institution, contactReference);
    return [
      [
        'orders',
        {
          ...document,
          documentId: orderDocumentId,
          institution,
          orderId,
          orderType: 'SALE',
          orderState: 'CLOSED',
          stateWord: 'CLOSED',
          contactReference,
          contactDocumentId,
          creationDateTime: now,
          currencyCode: 'CHF',
          fractionDigits: 2,
        },
      ],
      ...[...operationIds].map((operationId): [Table, Row] => [
        'lines',
        {
          ...document,
          documentId: randomUUID(),
          institution,
          operationId,
          orderDocumentId,
          contactDocumentId,
          quantity: 1,
          currencyCode: 'CHF',
        },
      ]),
      ['holders', { institution, orderDocumentId, contactReference, contactDocumentId, units: 1 }],
    ];
  });
  return [...links, ...ofOrders];
}

const written = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** How a row differs from the record it was written from, which left all other columns empty. */
function differences(row: Row, record: Row): string[] {
  return Object.entries(row)
    .filter(([name, value]) => name !== 'id' && written(value) !== written(record[name] ?? null))
    .map(([name, value]) => `${name} ${written(record[name] ?? null)} -> ${written(value)}`);
}

/** What identifies a record in its table. */
const keyOf = ({ contactNumber, institution, operationId, orderDocumentId, orderId }: Row) =>
  [institution, contactNumber ?? orderId ?? operationId ?? orderDocumentId].join('/');

/** `running` is called each time; it answers `null` while Strapi is stopped. */
export function twinsOf(running: () => RunningStrapi | null): Twins {
  const records = new Map<Table, Map<string, Row>>();
  let known: Numbered = { contacts: new Set(), orders: new Map() };

  async function write(strapi: RunningStrapi, institution: string, numbered: Numbered) {
    const { database } = modulesOf(strapi.strapi);
    const added = new Map<Table, Row[]>();
    for (const [table, record] of recordsOf(institution, numbered)) {
      const present = records.get(table) ?? new Map<string, Row>();
      records.set(table, present);
      if (present.has(keyOf(record))) continue;
      present.set(keyOf(record), record);
      added.set(table, [...(added.get(table) ?? []), record]);
    }
    for (const [table, rows] of added)
      for (const part of chunks(rows, ROWS_PER_STATEMENT))
        // Strapi renames the attributes of what it is given.
        await database
          .query(TABLES[table])
          .insert(part.map((row) => ({ ...row })))
          .execute();
  }

  return {
    async follow(...told) {
      const strapi = running();
      if (strapi === null) return;
      const heard: Numbered = { contacts: new Set(), orders: new Map() };
      for (const value of told) collect(value, heard);
      await write(strapi, LATER_TWIN, known);
      await write(strapi, EARLIER_TWIN, heard);
      known = heard;
    },
    async changed() {
      const strapi = running();
      if (strapi === null) return [];
      const wrong: string[] = [];
      for (const [table, kept] of records) {
        const rows = await everyRowOf(strapi, TABLES[table]);
        const now = new Map(rows.filter(isOfTwin).map((row) => [keyOf(row), row]));
        for (const [key, record] of kept) {
          const row = now.get(key);
          const changes = row ? differences(row, record) : ['it is gone'];
          if (changes.length > 0) wrong.push(`${table} ${key}: ${changes.join(', ')}`);
        }
        for (const key of now.keys()) if (!kept.has(key)) wrong.push(`${table} ${key} is new`);
      }
      return findings('twins', wrong);
    },
  };
}
