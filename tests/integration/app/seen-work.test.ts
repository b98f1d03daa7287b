import {
  AVAILABILITY_UID,
  BOOKING_UID,
  CATALOG_UID,
  CONTACT_LINK_UID,
  DELIVERY_UID,
  INSTITUTION_UID,
  LEASE_UID,
  QUEUED_ORDER_UID,
  QUEUED_PULL_UID,
  READ_BACK_UID,
} from '../../../server/src/contracts';
import { lookForWork } from '../../../server/src/app/background/seen-work';
import { composeWorkSources } from '../../../server/src/app/compose/work-sources';
import type { Row } from '../../../server/src/kernel/database/strapi-database';
import { modulesOf } from '../../helpers/strapi/modules';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { statementsOf } from '../../helpers/databases/statements';

const EARLIER = new Date('2026-01-01T08:00:00Z');
const NOW = new Date('2026-01-01T09:00:00Z');
const LATER = new Date('2026-01-01T10:00:00Z');

describe('the look for due work', () => {
  const scene = sceneForAll({ settings: { backgroundWork: false } });
  beforeAll(async () => {
    await insert(INSTITUTION_UID, { code: 'other', institution: undefined });
  });

  const modules = () => modulesOf(scene.running().strapi);
  const insert = (uid: string, row: Row) => {
    const values = { institution: 'other', ...row };
    const named = Object.entries(values).filter(([, value]) => value !== undefined);
    return modules().database.query(uid).insert(Object.fromEntries(named)).execute();
  };
  const look = (holdingBulkJobs?: number[]) =>
    lookForWork({
      database: modules().database,
      sources: composeWorkSources(modules().process, modules()),
      holdingBulkJobs: async () => holdingBulkJobs ?? modules().bulkJobStore.holdingIds(),
      now: () => NOW,
    });
  const empty = async (uid: string) => {
    await modules().database.query(uid).where({ institution: 'other' }).delete().execute();
  };
  const pause = async (paused: Row) => {
    await modules()
      .database.query(INSTITUTION_UID)
      .where({ code: 'other' })
      .update(paused)
      .execute();
  };

  const AT_DISPATCHER = [{ institution: 'other', ofDispatcher: true, streams: [] }];

  it('sees nothing where nothing is due', async () => {
    expect(await look()).toEqual([]);
  });

  const LINK = { contactNumber: '1', baseUrl: 'http://127.0.0.1:1', lane: 'edit', attempts: 0 };
  const READ_BACK = { reference: 'r', state: 'toRead', linkId: 1, method: 'save', kind: 'update' };
  const READ = { lane: 'edit', attempts: 0, queuedAt: EARLIER };

  const notYet = { nextAttemptAt: LATER };

  describe.each<[string, string, Row, 'sendingPaused' | 'receivingPaused' | null]>([
    ['a pending contact', CONTACT_LINK_UID, { ...LINK, state: 'pending' }, 'sendingPaused'],
    [
      'a create in doubt',
      CONTACT_LINK_UID,
      { ...LINK, state: 'inDoubt', nextAttemptAt: EARLIER },
      'sendingPaused',
    ],
    ['a queued pull', QUEUED_PULL_UID, { ...READ, contactNumber: '1' }, 'receivingPaused'],
    ['a queued order', QUEUED_ORDER_UID, { ...READ, orderId: '1' }, 'receivingPaused'],
    ['a save to read back', READ_BACK_UID, READ_BACK, null],
    ['a booking', BOOKING_UID, { state: 'submitted' }, 'sendingPaused'],
    ['a queued catalog', CATALOG_UID, { queuedAt: EARLIER }, 'receivingPaused'],
  ])('at %s', (_what, uid, row, pausedBy) => {
    afterEach(() => empty(uid));

    it('sees work for the dispatcher of its institution only', async () => {
      await insert(uid, row);
      expect(await look()).toEqual(AT_DISPATCHER);
    });

    it('sees no work before the next attempt is due', async () => {
      await insert(uid, { ...row, ...notYet });
      expect(await look()).toEqual([]);
    });

    it('sees no work while the institution is paused', async () => {
      await insert(uid, row);
      await pause({ sendingPaused: true, receivingPaused: true });
      try {
        expect(await look()).toEqual(pausedBy === null ? AT_DISPATCHER : []);
        if (pausedBy === null) return;
        await pause({ sendingPaused: true, receivingPaused: true, [pausedBy]: false });
        expect(await look()).toEqual(AT_DISPATCHER);
      } finally {
        await pause({ sendingPaused: false, receivingPaused: false });
      }
    });
  });

  const ON_HOLD = [7, 2, 3];
  const seesPendingOf = async (bulkJobId: number | null) => {
    await insert(CONTACT_LINK_UID, { ...LINK, state: 'pending', bulkJobId });
    try {
      return await look(ON_HOLD);
    } finally {
      await empty(CONTACT_LINK_UID);
    }
  };

  it.each([null, 1, 5, 9])(
    'sees a pending contact of bulk job %s, next to others on hold',
    async (bulkJobId) => {
      expect(await seesPendingOf(bulkJobId)).toEqual(AT_DISPATCHER);
    },
  );

  it.each(ON_HOLD)(
    'sees no pending contact of bulk job %s, which is on hold',
    async (bulkJobId) => {
      expect(await seesPendingOf(bulkJobId)).toEqual([]);
    },
  );

  it.each([
    ['a contact', CONTACT_LINK_UID, { ...LINK, state: 'sending' }],
    ['a booking', BOOKING_UID, { state: 'submitted', sending: '{}' }],
  ])('sees %s being sent, whose call may have to be taken over', async (_what, uid, row) => {
    await insert(uid, row);
    try {
      expect(await look()).toEqual(AT_DISPATCHER);
    } finally {
      await empty(uid);
    }
  });

  it('sees queued places left', async () => {
    await insert(AVAILABILITY_UID, { performanceId: '1', queuedAt: EARLIER });
    try {
      expect(await look()).toEqual(AT_DISPATCHER);
    } finally {
      await empty(AVAILABILITY_UID);
    }
  });

  it.each(['stored', 'replay'])('sees a delivery that is %s for its stream', async (state) => {
    await insert(DELIVERY_UID, { stream: 'orders', state, receivedAt: EARLIER });
    try {
      const seen = { institution: 'other', ofDispatcher: false, streams: ['orders'] };
      expect(await look()).toEqual([seen]);
    } finally {
      await empty(DELIVERY_UID);
    }
  });

  it('sees the lease that a process left behind when it ended', async () => {
    const lease = { institution: undefined, job: 'dispatch:other', holder: 'gone', fence: 1 };
    await insert(LEASE_UID, { ...lease, expiresAtMs: NOW.getTime() + 1 });
    try {
      expect(await look()).toEqual([]);
      const ofOther = modules().database.query(LEASE_UID).where({ job: 'dispatch:other' });
      await ofOther.update({ expiresAtMs: NOW.getTime() - 1 }).execute();
      expect(await look()).toEqual(AT_DISPATCHER);
    } finally {
      await modules().database.query(LEASE_UID).where({ job: 'dispatch:other' }).delete().execute();
    }
  });

  it('needs the same number of statements for two institutions and for two hundred', async () => {
    const statements = async () => (await statementsOf(scene.running().strapi, look)).length;
    const ofFew = await statements();
    const codes = Array.from({ length: 198 }, (_, index) => `more${index}`);
    for (const code of codes) await insert(INSTITUTION_UID, { institution: undefined, code });
    expect(await statements()).toBe(ofFew);
    expect(ofFew).toBe(3);
  });
});
