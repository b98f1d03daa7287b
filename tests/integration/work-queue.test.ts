import { CONTACT_LINK_UID, WANTED_ORDER_UID, WANTED_PULL_UID } from '../../server/src/contracts';
import { getService } from '../../server/src/services';
import type { Row } from '../../server/src/services/database/strapi-database';
import { databaseWorkQueue, type Withheld } from '../../server/src/services/dispatch/work-queue';
import { startScene, type Scene } from '../helpers/scene';

const BASE_URL = 'http://127.0.0.1:1';
const EARLIER = new Date('2026-01-01T08:00:00Z');
const LATER = new Date('2026-01-01T09:00:00Z');

describe('the queue of an institution', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ settings: { backgroundWork: false } });
  });
  afterAll(() => scene.end());

  const database = () => getService(scene.running().strapi, 'database');
  const add = (uid: string, row: Row) =>
    database()
      .query(uid)
      .insert({ institution: 'myvenue', lane: 'bulk', ...row })
      .execute();
  const due = (limit: number, withheld?: Withheld) =>
    databaseWorkQueue(database(), () => Promise.resolve([])).due(
      { code: 'myvenue', baseUrl: BASE_URL },
      LATER,
      limit,
      withheld,
    );

  it('has reads beside a load of pushes that is much longer than what is looked at', async () => {
    for (let index = 0; index < 20; index += 1) {
      await add(CONTACT_LINK_UID, {
        contactNumber: String(index),
        baseUrl: BASE_URL,
        state: 'pending',
        attempts: 0,
        markedAt: EARLIER,
      });
    }
    await add(WANTED_PULL_UID, { contactNumber: '900', attempts: 0, wantedAt: LATER });
    await add(WANTED_ORDER_UID, { orderId: '7', baseUrl: BASE_URL, attempts: 0, wantedAt: LATER });
    try {
      const work = await due(8);
      expect(work).toHaveLength(8);
      expect(work.map(({ key }) => key)).toEqual(
        expect.arrayContaining(['number:900', 'order:7', 'number:0', 'number:5']),
      );
      const withheld = { sending: false, receiving: false, contacts: true };
      const others = await due(8, withheld);
      expect(others.map(({ key }) => key)).toEqual(['order:7']);
    } finally {
      for (const uid of [CONTACT_LINK_UID, WANTED_PULL_UID, WANTED_ORDER_UID])
        await database().query(uid).where({ institution: 'myvenue' }).delete().execute();
    }
  });
});
