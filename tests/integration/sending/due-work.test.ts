import { modulesOf } from '../../helpers/strapi/modules';
import { CONTACT_LINK_UID, QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../../../server/src/contracts';
import type { Row } from '../../../server/src/kernel/database/strapi-database';
import { contactSources } from '../../../server/src/contacts';
import { queuedPulls } from '../../../server/src/contacts/exchange/queued-pulls';
import { orderSources } from '../../../server/src/orders';
import { unqueueArrived } from '../../../server/src/orders/database/queued-contacts';
import { dueOf } from '../../../server/src/sending/due';
import type { Round } from '../../../server/src/sending';
import { aLine } from '../../helpers/builders/line';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const NOTHING_WITHHELD = { receiving: false, contacts: false, bookings: false };
const BASE_URL = 'http://127.0.0.1:1';
const EARLIER = new Date('2026-01-01T08:00:00Z');
const LATER = new Date('2026-01-01T09:00:00Z');

describe('the due work of an institution', () => {
  const scene = sceneForAll({ settings: { backgroundWork: false } });

  const database = () => modulesOf(scene.running().strapi).database;
  const add = (uid: string, row: Row) =>
    database()
      .query(uid)
      .insert({ institution: 'myvenue', lane: 'bulk', ...row })
      .execute();
  const holdingBulkJobs = () => Promise.resolve([]);
  const notAsked = () => Promise.reject(new Error('this is not asked'));
  let isFilled = true;
  async function due(limit: number, withheld: Round['withheld'] = NOTHING_WITHHELD) {
    const { contactStore, institutions, orderStore } = modulesOf(scene.running().strapi);
    const institution = institutions.find('myvenue');
    if (!institution) throw new Error('there is no institution');
    const line = aLine(institution, BASE_URL);
    const parts = { database: database(), holdingBulkJobs, announce: () => undefined };
    const sources = [
      contactSources({
        ...parts,
        store: contactStore,
        isFilled: () => Promise.resolve(isFilled),
        compare: notAsked,
        storeExcluded: notAsked,
      }),
      orderSources({ ...parts, store: orderStore, storeExcluded: notAsked }),
    ];
    const round = { now: LATER, limit, withheld };
    return dueOf(
      sources.flatMap((registered) => registered.at(line)),
      round,
    );
  }

  it('includes reads next to a bulk job with more pushes than are read at once', async () => {
    for (let index = 0; index < 20; index += 1) {
      await add(CONTACT_LINK_UID, {
        contactNumber: String(index),
        baseUrl: BASE_URL,
        state: 'pending',
        attempts: 0,
        markedAt: EARLIER,
      });
    }
    await add(QUEUED_PULL_UID, { contactNumber: '900', attempts: 0, queuedAt: LATER });
    await add(QUEUED_ORDER_UID, { orderId: '7', baseUrl: BASE_URL, attempts: 0, queuedAt: LATER });
    try {
      const work = await due(8);
      expect(work).toHaveLength(8);
      expect(work.map(({ key }) => key)).toEqual(
        expect.arrayContaining(['number:900', 'order:7', 'number:0', 'number:5']),
      );
      isFilled = false;
      const others = await due(8);
      expect(others.map(({ key }) => key)).toEqual(['order:7']);
    } finally {
      isFilled = true;
      for (const uid of [CONTACT_LINK_UID, QUEUED_PULL_UID, QUEUED_ORDER_UID])
        await database().query(uid).where({ institution: 'myvenue' }).delete().execute();
    }
  });

  const anyOf = (uid: string) => database().query(uid).where({ institution: 'myvenue' });
  const aPendingLink = (contactNumber: string, minute: number) =>
    add(CONTACT_LINK_UID, {
      contactNumber,
      baseUrl: BASE_URL,
      state: 'pending',
      attempts: 0,
      markedAt: new Date(EARLIER.getTime() + minute * 60_000),
    });

  it.each([
    ['while receiving is paused', null, { ...NOTHING_WITHHELD, receiving: true }],
    ['while they wait after a failure', new Date(LATER.getTime() + 60_000), undefined],
  ])(
    'includes no push before the pull that must come first, %s, but all others',
    async (_when, nextAttemptAt, withheld) => {
      for (let index = 0; index < 20; index += 1) {
        await aPendingLink(String(index), index);
        const contactNumber = String(index);
        await add(QUEUED_PULL_UID, {
          contactNumber,
          attempts: 1,
          queuedAt: EARLIER,
          nextAttemptAt,
        });
      }
      await aPendingLink('900', 30);
      try {
        expect((await due(8, withheld)).map(({ key }) => key)).toEqual(['number:900']);
      } finally {
        for (const uid of [CONTACT_LINK_UID, QUEUED_PULL_UID]) await anyOf(uid).delete().execute();
      }
    },
  );

  it('includes a failing pull at once when an operator requests it', async () => {
    await add(QUEUED_PULL_UID, { contactNumber: '900', attempts: 3, queuedAt: EARLIER });
    try {
      const pulls = queuedPulls(database(), holdingBulkJobs);
      const [begun] = await pulls.due('myvenue', LATER, 8);
      if (begun === undefined) throw new Error('no pull is due');
      const again = { queuedAt: LATER, attempts: 0, nextAttemptAt: null };
      await anyOf(QUEUED_PULL_UID).update(again).execute();
      await pulls.postpone(begun, new Date(LATER.getTime() + 60_000), null);
      await pulls.postponeForContact(begun, new Date(LATER.getTime() + 60_000), 'anna');
      expect(await due(8)).toMatchObject([{ key: 'number:900', attempts: 0 }]);
    } finally {
      await anyOf(QUEUED_PULL_UID).delete().execute();
    }
  });

  it.each([
    ['namedByOrder', true],
    // Stored before reasons had codes.
    ['an order names it, and no contact has the number', true],
    ['requested', undefined],
  ])('knows from the reason "%s" whether orders need a pull', async (reason, isOfOrders) => {
    await aPendingLink('900', 1);
    await add(QUEUED_PULL_UID, { contactNumber: '900', attempts: 0, queuedAt: EARLIER, reason });
    try {
      const [pull] = await queuedPulls(database(), holdingBulkJobs).due('myvenue', LATER, 8);
      expect(pull?.isOfOrders).toBe(isOfOrders);
      const takenBack = await database().transaction((trx) =>
        unqueueArrived({ database: database(), trx }, 'myvenue', ['900']),
      );
      expect(takenBack).toBe(isOfOrders ? 1 : 0);
    } finally {
      for (const uid of [CONTACT_LINK_UID, QUEUED_PULL_UID]) await anyOf(uid).delete().execute();
    }
  });
});
