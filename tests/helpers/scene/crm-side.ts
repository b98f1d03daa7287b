import {
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  QUARANTINED_ITEM_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  QUEUED_ORDER_UID,
  QUEUED_PULL_UID,
  type ContactSyncStatus,
} from '../../../server/src/contracts';
import type { HttpAnswer } from '../http';
import { isOfTwin } from './twin-institutions';
import { at, listAt, objectAt, parsed, textAt } from '../json';
import type { AdminCall, RunningStrapi } from '../strapi/strapi';
import { readReasons, type Reason } from '../../../server/src/contracts/reasons';

export type Row = Record<string, unknown>;

const CONTENT = `/content-manager/collection-types/${CONTACT_UID}`;

/** The properties that the Content Manager’s form does not post. */
const NEVER_POSTED = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'localizations',
  'status',
]);

/** An open form of the Content Manager with everything that a save posts. */
export interface OpenForm {
  documentId: string;
  values: Row;
}

/** The actions of operators and developers in Strapi, and its data. */
export interface CrmSide {
  creates(values: Row): Promise<string>;
  /** Opens the form, changes values in it and saves it. */
  saves(documentId: string, values: Row): Promise<void>;
  opens(documentId: string): Promise<OpenForm>;
  savesForm(form: OpenForm, values: Row): Promise<HttpAnswer>;
  deletes(documentId: string): Promise<void>;
  contact(documentId: string): Promise<Row>;
  contacts(): Promise<Row[]>;
  /** The contact linked to a number; `null` when there is none. */
  contactOf(institution: string, contactNumber: string): Promise<Row | null>;
  links(where?: Row): Promise<Row[]>;
  link(documentId: string, institution: string): Promise<Row | null>;
  consents(documentId: string): Promise<Row[]>;
  deliveries(where?: Row): Promise<Row[]>;
  quarantined(): Promise<{ body: unknown; reasons: Reason[]; contactNumber: unknown }[]>;
  queuedPulls(): Promise<Row[]>;
  queuedOrders(): Promise<Row[]>;
  orders(where?: Row): Promise<Row[]>;
  orderLines(where?: Row): Promise<Row[]>;
  orderHolders(where?: Row): Promise<Row[]>;
  /** Every value that S-360 gave a field, in order. */
  valuesFromS360(documentId: string, field: string): Promise<unknown[]>;
  /** The contact’s row of one institution on the panel. */
  status(documentId: string, institution: string): Promise<ContactSyncStatus>;
  panel(method: string, documentId: string, path: string, body?: unknown): Promise<HttpAnswer>;
}

/** The panel’s answer in the form of the contracts. */
function isStatus(value: unknown): value is ContactSyncStatus {
  return typeof at(value, 'state') === 'string' && typeof at(value, 'institution') === 'object';
}

export function statusIn(answer: HttpAnswer): ContactSyncStatus {
  const status = at(answer.body, 'data');
  if (!isStatus(status)) throw new Error(`no status: ${JSON.stringify(answer.body)}`);
  return status;
}

/** Reads rows of any table of the plugin, including internal ones. */
export async function everyRowOf(
  running: RunningStrapi,
  uid: string,
  where: Row = {},
): Promise<Row[]> {
  const query: { findMany(of: unknown): Promise<unknown[]> } = Reflect.apply(
    running.strapi.db.query,
    running.strapi.db,
    [uid],
  );
  const rows = await query.findMany({ where, orderBy: { id: 'asc' }, limit: 100_000 });
  return rows.map((row) => objectAt(row));
}

/** The same without the records of the twins that every scene has. */
export const rowsOf = async (running: RunningStrapi, uid: string, where?: Row): Promise<Row[]> =>
  (await everyRowOf(running, uid, where)).filter((row) => !isOfTwin(row));

function expectSuccess(answer: HttpAnswer): HttpAnswer {
  if (answer.status < 300) return answer;
  throw new Error(`${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`);
}

/** The access to a Strapi in this or another process. */
export interface CrmAccess {
  admin: AdminCall;
  rows(uid: string, where?: Row): Promise<Row[]>;
}

/** `running` is called each time, as Strapi may have been restarted. */
export const crmSide = (running: () => RunningStrapi): CrmSide =>
  crmSideOf(() => ({
    admin: running().admin,
    rows: (uid, where) => rowsOf(running(), uid, where),
  }));

/** `running` is called each time, as in `crmSide`. */
export function crmSideOf(running: () => CrmAccess): CrmSide {
  const rows = (uid: string, where?: Row) => running().rows(uid, where);
  const opens = async (documentId: string): Promise<OpenForm> => {
    const answer = expectSuccess(await running().admin('GET', `${CONTENT}/${documentId}`));
    const shown = Object.entries(objectAt(answer.body, 'data'));
    return {
      documentId,
      values: Object.fromEntries(shown.filter(([name]) => !NEVER_POSTED.has(name))),
    };
  };
  const savesForm = ({ documentId, values }: OpenForm, changes: Row) =>
    running().admin('PUT', `${CONTENT}/${documentId}`, { ...values, ...changes });
  const panel = (method: string, documentId: string, path: string, body?: unknown) =>
    running().admin(method, `/s360/contacts/${documentId}/sync${path}`, body);
  return {
    opens,
    savesForm,
    panel,
    async creates(values) {
      const answer = await running().admin('POST', CONTENT, { type: 'individual', ...values });
      return textAt(expectSuccess(answer).body, 'data', 'documentId');
    },
    async saves(documentId, values) {
      expectSuccess(await savesForm(await opens(documentId), values));
    },
    async deletes(documentId) {
      expectSuccess(await running().admin('DELETE', `${CONTENT}/${documentId}`));
    },
    async contact(documentId) {
      return objectAt(await rows(CONTACT_UID, { documentId }), 0);
    },
    contacts: () => rows(CONTACT_UID),
    async contactOf(institution, contactNumber) {
      const [link] = await rows(CONTACT_LINK_UID, { institution, contactNumber });
      const documentId = at(link, 'contactDocumentId');
      if (typeof documentId !== 'string') return null;
      const [contact] = await rows(CONTACT_UID, { documentId });
      return contact ?? null;
    },
    links: (where) => rows(CONTACT_LINK_UID, where),
    async link(contactDocumentId, institution) {
      const [link] = await rows(CONTACT_LINK_UID, { contactDocumentId, institution });
      return link ?? null;
    },
    consents: (contactDocumentId) => rows(CONSENT_UID, { contactDocumentId }),
    deliveries: (where) => rows(DELIVERY_UID, where),
    async quarantined() {
      const items = await rows(QUARANTINED_ITEM_UID);
      return items.map((item) => ({
        body: parsed(item.body),
        reasons: readReasons(item.reasons),
        contactNumber: item.contactNumber,
      }));
    },
    queuedPulls: () => rows(QUEUED_PULL_UID),
    queuedOrders: () => rows(QUEUED_ORDER_UID),
    orders: (where) => rows(ORDER_UID, where),
    orderLines: (where) => rows(ORDER_LINE_UID, where),
    orderHolders: (where) => rows(ORDER_HOLDER_UID, where),
    async valuesFromS360(contactDocumentId, field) {
      const changes = await rows(CONTACT_HISTORY_UID, { contactDocumentId, field });
      return changes.filter(({ cause }) => cause !== 'crm').map(({ newValue }) => newValue);
    },
    async status(documentId, institution) {
      const answer = expectSuccess(await panel('GET', documentId, ''));
      const found = listAt(answer.body, 'data').find(
        (status) => at(status, 'institution', 'code') === institution,
      );
      if (!isStatus(found)) throw new Error(`no status of ${institution}`);
      return found;
    },
  };
}
