import type { Knex } from 'knex';
import {
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  ORDER_UID,
} from '../../../../server/src/contracts';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { databaseClient, describeOn } from '../../../helpers/databases/client';
import { refusedStatements } from '../../../helpers/databases/refused-statements';
import { SERVERS, waitingStatements } from '../../../helpers/databases/waiting-statements';
import type { HttpAnswer } from '../../../helpers/http';
import { objectAt } from '../../../helpers/json';
import { closedSale } from '../../../helpers/orders/closed-sales';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const CONTENT = `/content-manager/collection-types/${CONTACT_UID}`;

const DEADLOCK = databaseClient() === 'mysql' ? 'ER_LOCK_DEADLOCK' : '40P01';

const MUCH = Array.from({ length: 200 }, (_, position) => ({ document_id: `heavy${position}` }));

describeOn(...SERVERS)('a person’s write of a contact', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  const database = () => scene.running().strapi.db;
  const tableOf = (uid: string) => database().metadata.get(uid).tableName;
  const transaction = () =>
    database().connection.transaction(undefined, { isolationLevel: 'read committed' });
  /** Locks rows by their ids, so that MariaDB locks nothing beside them. */
  const locks = async (trx: Knex.Transaction, uid: string, where: object) => {
    const ids = await database().connection(tableOf(uid)).where(where).pluck('id');
    return trx(tableOf(uid)).whereIn('id', ids).orderBy('id').forUpdate();
  };
  const waiting = async (count: number) => {
    await until(`${count} wait`, async () => {
      return (await waitingStatements(scene.running().strapi)).length === count;
    });
  };

  async function knownToBoth(lastName: string): Promise<string> {
    const values = { lastName, email: `${lastName}@example.com` };
    const number = await scene.s360('myvenue').creates(values);
    await scene.agreed();
    await scene.s360('museum').creates(values);
    await scene.agreed();
    return String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
  }

  /**
   * Another transaction holds the contact's links. It and the write wait for the contact, which a
   * third one leaves to the write: each then has what the other wants.
   */
  async function losesARace(
    documentId: string,
    write: () => Promise<HttpAnswer>,
  ): Promise<HttpAnswer> {
    const [other, third] = [await transaction(), await transaction()];
    try {
      await winsDeadlocks(other);
      await locks(other, CONTACT_LINK_UID, { contact_document_id: documentId });
      await locks(third, CONTACT_UID, { document_id: documentId });
      const writing = write();
      await waiting(1);
      const winning = locks(other, CONTACT_UID, { document_id: documentId });
      await waiting(2);
      await third.rollback();
      expect(await winning).toHaveLength(1);
      await other.rollback();
      return await writing;
    } finally {
      for (const trx of [third, other]) if (!trx.isCompleted()) await trx.rollback();
    }
  }

  async function winsDeadlocks(trx: Knex.Transaction): Promise<void> {
    // PostgreSQL ends the transaction that is the first to look for the deadlock.
    if (databaseClient() === 'postgres') await trx.raw(`set local deadlock_timeout = '1min'`);
    // MariaDB ends the transaction that has written less.
    else await trx(tableOf(CONTACT_UID)).insert(MUCH);
  }

  /** A repetition loses again if it locks the contact before the winner, which wakes up slowly. */
  function expectsLostRaces({ status }: HttpAnswer, refused: string[]): void {
    expect({ status, refused: [...new Set(refused)] }).toEqual({
      status: 200,
      refused: [DEADLOCK],
    });
  }

  /** The attempts of a write as another plugin sees them, and its events. */
  function observed() {
    const seen = { begun: 0, done: 0, events: 0 };
    const { documents, eventHub } = scene.running().strapi;
    documents.use(async (context, next) => {
      const isWrite = context.uid === CONTACT_UID && !/^(?:find|count)/.test(context.action);
      if (isWrite) seen.begun += 1;
      const result = await next();
      if (isWrite) seen.done += 1;
      return result;
    });
    for (const name of ['entry.update', 'entry.delete'])
      eventHub.on(name, async (event: { uid?: string }) => {
        if (event.uid === CONTACT_UID) seen.events += 1;
      });
    return seen;
  }

  it('is repeated when it is a save that lost a deadlock, with one event', async () => {
    const documentId = await knownToBoth('Saved');
    const form = await scene.crm.opens(documentId);
    const refused = refusedStatements(scene.running().strapi);
    const seen = observed();
    const answer = await losesARace(documentId, () => scene.crm.savesForm(form, { town: 'Bern' }));
    expectsLostRaces(answer, refused);
    await until('its event comes', () => seen.events > 0);
    expect(seen).toEqual({ begun: refused.length + 1, done: 1, events: 1 });
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Bern' });
    const change = { contactDocumentId: documentId, field: 'town', cause: 'crm' };
    expect(await rowsOf(scene.running(), CONTACT_HISTORY_UID, change)).toHaveLength(1);
    await scene.agreed();
  });

  it('is repeated when it is a deletion that lost a deadlock, with one event', async () => {
    const documentId = await knownToBoth('Deleted');
    const refused = refusedStatements(scene.running().strapi);
    const seen = observed();
    const answer = await losesARace(documentId, () =>
      scene.running().admin('DELETE', `${CONTENT}/${documentId}`),
    );
    expectsLostRaces(answer, refused);
    await until('its event comes', () => seen.events > 0);
    expect(seen).toEqual({ begun: refused.length + 1, done: 1, events: 1 });
    expect(await scene.crm.contact(documentId).catch(() => null)).toBeNull();
    const links = await scene.crm.links({ contactDocumentId: documentId });
    expect(links.map(({ state }) => state)).toEqual(['unlinked', 'unlinked']);
  });

  it('is repeated when it is a deletion of many that lost a deadlock', async () => {
    const documentIds = [await knownToBoth('One of many'), await knownToBoth('Other of many')];
    const refused = refusedStatements(scene.running().strapi);
    const answer = await losesARace(documentIds[0] ?? '', () =>
      scene.running().admin('POST', `${CONTENT}/actions/bulkDelete`, { documentIds }),
    );
    expectsLostRaces(answer, refused);
    expect(answer.body).toEqual({ count: 2 });
    const kept = (await scene.crm.contacts()).map((contact) => contact.documentId);
    expect(kept).not.toEqual(expect.arrayContaining(documentIds.slice(0, 1)));
    expect(kept).not.toEqual(expect.arrayContaining(documentIds.slice(1)));
  });

  it('and deliveries of others wait for nobody whose rows they do not touch', async () => {
    const held = await knownToBoth('Held');
    const free = await knownToBoth('Free');
    const numberOf = async (documentId: string) =>
      String(objectAt(await scene.crm.link(documentId, 'myvenue')).contactNumber);
    const sells = async (orderId: number, documentId: string) => {
      const orderDetailsData = closedSale(orderId, await numberOf(documentId));
      expect((await scene.deliversOrders([{ orderDetailsData }])).status).toBe(200);
      await scene.settled();
    };
    await sells(10, held);
    const other = await transaction();
    await locks(other, CONTACT_UID, { document_id: held });
    for (const uid of [CONTACT_LINK_UID, ORDER_UID])
      expect((await locks(other, uid, { contact_document_id: held })).length).toBeGreaterThan(0);
    try {
      await sells(20, free);
      await scene.crm.saves(free, { town: 'Basel' });
      await scene.crm.deletes(free);
      expect(await waitingStatements(scene.running().strapi)).toEqual([]);
    } finally {
      await other.rollback();
    }
    expect(await scene.crm.orders({ contactDocumentId: held })).toHaveLength(1);
    await scene.agreed();
  });
});

describe('a person’s write of a contact that loses every race', () => {
  const scene = sceneForAll({ institutions: [{ code: 'myvenue' }] });
  let attempts = 0;
  beforeAll(async () => {
    scene.running().strapi.documents.use((context, next) => {
      if (context.uid !== CONTACT_UID || !/^(?:update|delete)$/.test(context.action)) return next();
      attempts += 1;
      throw Object.assign(new Error('deadlock detected'), { code: DEADLOCK });
    });
  });

  it.each([
    ['a save', 'PUT', { town: 'Bern' }],
    ['a deletion', 'DELETE', undefined],
  ])('is refused in words after five attempts: %s', async (_name, method, body) => {
    const number = await scene.s360().creates({ lastName: 'Contested', town: 'Basel' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    attempts = 0;
    const answer = await scene.running().admin(method, `${CONTENT}/${documentId}`, body);
    expect({ attempts, status: answer.status }).toEqual({ attempts: 5, status: 400 });
    expect(JSON.stringify(answer.body)).toContain('Nothing was written, because another change');
    expect(await scene.crm.contact(String(documentId))).toMatchObject({ town: 'Basel' });
  });
});
