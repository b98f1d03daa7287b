import {
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
} from '../../../server/src/contracts/uids';
import { type Row, strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import type { HttpAnswer } from '../http';
import { listAt, textAt } from '../json';
import type { Scene } from '../scene/scene';
import { storeBookings } from '../bookings/stored-bookings';
import { storeOrders } from '../orders/stored-orders';

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;
export const yearsAgo = (years: number): Date => new Date(Date.now() - years * YEAR_MS);

/** The list of contacts without activity, as one who may erase persons uses it. */
export interface InactiveContacts {
  /** A contact whose newest trace is this number of years old. */
  silent(lastName: string, years?: number): Promise<string>;
  runs(job: 'inactiveContacts' | 'approvedErasures'): Promise<void>;
  admin(method: 'GET' | 'POST', path: string, body?: object): Promise<HttpAnswer>;
  /** The document ids of those in a state, in their order. */
  listed(state?: string): Promise<string[]>;
  approves(contacts: string[] | null, confirmed: number): Promise<HttpAnswer>;
}

export function inactiveContactsOf(scene: () => Scene): InactiveContacts {
  async function silent(lastName: string, years = 5): Promise<string> {
    const documentId = await scene().crm.creates({ lastName });
    await scene().agreed();
    const moment = yearsAgo(years);
    const { query } = strapiDatabase(scene().running().strapi);
    const set = (uid: string, where: Row, values: Row) =>
      query(uid).where(where).update(values).execute();
    const own = { contactDocumentId: documentId };
    await set(CONTACT_UID, { documentId }, { createdAt: moment, updatedAt: moment });
    await set(CONTACT_HISTORY_UID, own, { changedAt: moment });
    await set(CONTACT_LINK_UID, own, { createdAt: moment, lastReceived: null });
    return documentId;
  }

  const admin: InactiveContacts['admin'] = (method, path, body) =>
    scene().running().admin(method, `/s360/inactive-contacts${path}`, body);

  return {
    silent,
    admin,
    async runs(job) {
      const entry = scene()
        .running()
        .strapi.cron.jobs.find(({ name }) => name === `s360.${job}`);
      if (!entry) throw new Error(`there is no job ${job}`);
      await entry.job.trigger();
    },
    listed: async (state = 'listed') =>
      listAt((await admin('GET', `?state=${state}`)).body, 'data').map((row) =>
        textAt(row, 'documentId'),
      ),
    approves: (contacts, confirmed) => admin('POST', '/approval', { contacts, confirmed }),
  };
}

type Acts = (documentId: string, scene: Scene) => Promise<unknown>;

const ordered =
  (order: (contactDocumentId: string) => Parameters<typeof storeOrders>[1][number]): Acts =>
  (contactDocumentId, scene) =>
    storeOrders(scene.running().strapi, [order(contactDocumentId)]);

const query = (scene: Scene, uid: string) => strapiDatabase(scene.running().strapi).query(uid);

/** What makes a contact active although everything else about it is years old. */
export const ACTIVITIES: readonly [what: string, acts: Acts][] = [
  [
    'an order',
    ordered((contactDocumentId) => ({
      orderId: '9201',
      contactDocumentId,
      creationDateTime: yearsAgo(1),
    })),
  ],
  [
    'a performance of an older order',
    ordered((contactDocumentId) => ({
      orderId: '9202',
      contactDocumentId,
      creationDateTime: yearsAgo(4),
      lines: [{ performanceDate: yearsAgo(1) }],
    })),
  ],
  [
    'a seat in the order of somebody else',
    ordered((contactDocumentId) => ({
      orderId: '9203',
      creationDateTime: yearsAgo(1),
      holders: [{ contactReference: '4711', contactDocumentId, units: 1 }],
    })),
  ],
  [
    'a reservation that is open without an end',
    ordered((contactDocumentId) => ({
      orderId: '9204',
      orderType: 'RESERVATION',
      contactDocumentId,
      creationDateTime: yearsAgo(4),
      fileId: '880',
    })),
  ],
  [
    'a booking',
    (contactDocumentId, scene) =>
      storeBookings(scene.running().strapi, [
        { contactDocumentId, reference: 'CRM-INACTIVE-1', state: 'closed' },
      ]),
  ],
  ['an edit', (documentId, scene) => scene.crm.saves(documentId, { town: 'Thun' })],
  [
    'a change that the history alone still has',
    (contactDocumentId, scene) =>
      query(scene, CONTACT_HISTORY_UID)
        .insert({ contactDocumentId, field: 'town', cause: 'crm', changedAt: yearsAgo(1) })
        .execute(),
  ],
  [
    'a consent',
    async (contactDocumentId, scene) => {
      const stored = { institution: 'myvenue', code: 'NEWS', allowed: true, source: 'crm' };
      const made = { ...stored, documentId: 'consent-of-inactive', changedAt: yearsAgo(1) };
      await query(scene, CONSENT_UID)
        .insert({ ...made, contactDocumentId })
        .execute();
    },
  ],
  [
    'news from S-360',
    (contactDocumentId, scene) =>
      query(scene, CONTACT_LINK_UID)
        .where({ contactDocumentId })
        .update({ lastReceived: JSON.stringify({ at: yearsAgo(1).toISOString() }) })
        .execute(),
  ],
  [
    'an open conflict',
    (contactDocumentId, scene) =>
      query(scene, CONTACT_LINK_UID)
        .where({ contactDocumentId })
        .update({ openConflicts: 1 })
        .execute(),
  ],
];
