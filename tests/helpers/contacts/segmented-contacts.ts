import {
  CONSENT_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts';
import { request, type HttpAnswer } from '../http';
import { pluginInstitution } from '../institutions/institutions';
import { textAt } from '../json';
import { startStrapi, type RunningStrapi } from '../strapi/strapi';

/** The contact list of the admin panel. */
export const CONTACT_LIST = `/content-manager/collection-types/${CONTACT_UID}`;

const DAY_MS = 86_400_000;
export const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
export const dayIn = (days: number): string => inDays(days).toISOString().slice(0, 10);

/** A condition as in an address. */
export type AskedCondition = Record<string, string>;

/** Conditions as in an address. */
export const queryOf = (segment: readonly AskedCondition[]): string =>
  segment
    .flatMap((condition, index) =>
      Object.entries(condition).map(
        ([name, value]) => `segment[${index}][${name}]=${encodeURIComponent(value)}`,
      ),
    )
    .join('&');

type Values = Record<string, unknown>;

/** The time zone in which a day ends last. */
const WESTERNMOST = 'Etc/GMT+12';

/**
 * A Strapi with two institutions and Ada, Ben, Cleo and Dora, whose orders are inserted as rows.
 */
export interface SegmentedContacts {
  running: RunningStrapi;
  documentIdOf(name: string): string;
  order(of: string | null, values: Values): Promise<void>;
  bought(of: string | null, values: Values): Promise<void>;
  /** Writes the lines of an order, with charges, which do not count: units by performance. */
  withUnits(
    orderDocumentId: string,
    units: Readonly<Record<string, number>>,
  ): Promise<{ documentId: string }>;
  consent(of: string, values: Values): Promise<void>;
  record(of: string, values: Values): Promise<void>;
  /** Creates an API token with these permissions for contacts. */
  tokenFor(actions: readonly string[]): Promise<string>;
  byToken(where: string, token: string): Promise<HttpAnswer>;
}

export async function startSegmentedContacts(): Promise<SegmentedContacts> {
  const running = await startStrapi({
    institutions: Object.entries({ myvenue: 'UTC', museum: WESTERNMOST }).map(([code, timeZone]) =>
      pluginInstitution(
        { code, plugin: { pushNewContacts: false, timeZone } },
        'http://127.0.0.1:9',
      ),
    ),
    settings: { backgroundWork: false },
  });
  const documentIds = new Map<string, string>();
  for (const lastName of ['Ada', 'Ben', 'Cleo', 'Dora']) {
    const data = { type: 'individual', lastName } as never;
    const made = await running.strapi.documents(CONTACT_UID).create({ data });
    documentIds.set(lastName, made.documentId);
  }
  let rows = 0;
  const writes =
    (uid: string, usual: (row: number) => Values) => async (of: string | null, values: Values) => {
      rows += 1;
      const contactDocumentId = of === null ? null : documentIds.get(of);
      const data = { documentId: `row${rows}`, institution: 'myvenue', contactDocumentId };
      await running.strapi.db.query(uid).create({ data: { ...data, ...usual(rows), ...values } });
    };
  const bought = writes(ORDER_LINE_UID, (row) => ({ operationId: String(row), boughtUnits: 2 }));
  return {
    running,
    documentIdOf: (name) => documentIds.get(name) ?? '',
    order: writes(ORDER_UID, (row) => ({
      orderId: String(row),
      orderType: 'SALE',
      orderState: 'CLOSED',
      creationDateTime: inDays(-10),
      currencyCode: 'CHF',
    })),
    bought,
    async withUnits(orderDocumentId, units) {
      const line = { orderDocumentId, boughtUnits: 0 };
      for (const [performanceId, quantity] of Object.entries(units)) {
        await bought(null, { ...line, performanceId, quantity });
        await bought(null, { ...line, performanceId, quantity: 100, kind: 'CHARGES' });
      }
      return { documentId: orderDocumentId };
    },
    record: writes(CONTACT_LINK_UID, () => ({})),
    consent: writes(CONSENT_UID, () => ({ allowed: true, source: 's360' })),
    async tokenFor(actions) {
      const made = await running.admin('POST', '/admin/api-tokens', {
        name: `token ${Math.random()}`,
        description: '',
        type: 'custom',
        permissions: actions.map((action) => `plugin::s360.contact.${action}`),
        lifespan: null,
      });
      return textAt(made.body, 'data', 'accessKey');
    },
    byToken: (where, token) =>
      request(running.url + where, { headers: { authorization: `Bearer ${token}` } }),
  };
}
