import { sendingTrust } from '../../../../server/src/sending/trust';
import {
  newTrust,
  trustIn,
  type TrustRecord,
} from '../../../../server/src/sending/trust/trust-record';
import type {
  StoredTrust,
  TrustedInstitution,
  TrustStore,
} from '../../../../server/src/sending/trust/trust-store';
import { someProofs, STARTED } from '../../../helpers/builders/trust';

const BASE_URL = 'https://myvenue.example';
const NOW = new Date('2026-03-01T10:00:00.000Z');
const UNTESTED = ['savePerson', 'reservation'];

const STARTED_HERE: TrustRecord = {
  baseUrl: BASE_URL,
  savingBasis: '',
  status: STARTED,
  proofs: someProofs(20),
  awaited: null,
};

/** A store that keeps one institution's record. */
function memoryTrustStore(stored: StoredTrust): TrustStore {
  let { origin, record } = stored;
  const kept = () => (origin === 'elsewhere' ? null : record);
  const of = (subject: TrustedInstitution): TrustRecord => trustIn(kept(), subject);
  return {
    gateOf: (institution) =>
      Promise.resolve({ paused: { sending: false, receiving: false }, trust: of(institution) }),
    stored: () => Promise.resolve({ origin, record }),
    adopt(change) {
      if (origin !== 'elsewhere') return Promise.resolve([]);
      origin = 'here';
      record = record && change(record);
      return Promise.resolve(['myvenue']);
    },
    recordNew([institution]) {
      if (institution) record ??= newTrust(institution);
      origin = 'here';
      return Promise.resolve();
    },
    change(institution, decide) {
      record = decide(of(institution), kept()) ?? record;
      origin = 'here';
      return Promise.resolve(of(institution));
    },
  };
}

function aTrust({
  baseUrl = BASE_URL,
  formerBaseUrls = [] as string[],
  hasSent = false,
  kept = null as TrustRecord | null,
  origin = 'here' as StoredTrust['origin'],
  savingBasis = '',
} = {}) {
  const store = memoryTrustStore({ origin, record: kept });
  const woken = { times: 0 };
  const institution = { code: 'myvenue', baseUrl, savingBasis, formerBaseUrls };
  const trust = sendingTrust({
    store,
    readBacks: {
      countOpenFindings: () => Promise.resolve(0),
      dismiss: () => Promise.resolve(false),
      findings: () => Promise.resolve([]),
      enqueueRestoring: () => Promise.resolve(0),
    },
    institutions: {
      all: () => [institution],
      find: (code) => (code === 'myvenue' ? institution : null),
    },
    inUse: () => Promise.resolve(new Set(hasSent ? ['myvenue'] : [])),
    untestedAt: () => Promise.resolve(UNTESTED),
    namesOf: () => Promise.resolve((id) => (id === null ? null : { id, name: 'Ada Admin' })),
    clock: { now: () => NOW },
    log: { info: () => undefined, warn: () => undefined },
    wake: () => void (woken.times += 1),
  });
  return { store, trust, woken };
}

describe('the sending to an institution', () => {
  it('is not started when nothing was sent before', async () => {
    const { trust } = aTrust();
    await trust.recordExisting();
    expect(await trust.statusOf('myvenue')).toEqual({ state: 'notStarted' });
  });

  it('counts as started when something was sent before starting became necessary', async () => {
    const { trust } = aTrust({ hasSent: true });
    await trust.recordExisting();
    expect(await trust.statusOf('myvenue')).toMatchObject({ state: 'started', cause: 'existing' });
  });

  it('does not count as started by a push that was made after the record "not started"', async () => {
    const kept = { ...STARTED_HERE, status: { state: 'notStarted' } } as const;
    const { trust } = aTrust({ kept, hasSent: true });
    await trust.recordExisting();
    expect(await trust.statusOf('myvenue')).toEqual({ state: 'notStarted' });
  });

  it('continues with a new base URL of the same S-360', async () => {
    const { store, trust } = aTrust({
      kept: STARTED_HERE,
      baseUrl: 'https://new.example',
      formerBaseUrls: [BASE_URL],
    });
    await trust.recordExisting();
    expect((await store.stored('myvenue')).record).toEqual({
      ...STARTED_HERE,
      baseUrl: 'https://new.example',
    });
  });

  it('must prove all saves again when the way of saving changes', async () => {
    const { store, trust } = aTrust({ kept: STARTED_HERE, savingBasis: 'full' });
    await trust.recordExisting();
    expect((await store.stored('myvenue')).record).toMatchObject({
      status: STARTED,
      proofs: someProofs(0),
      savingBasis: 'full',
    });
  });

  it('is not started at another S-360', async () => {
    const { trust } = aTrust({ kept: STARTED_HERE, baseUrl: 'https://other.example' });
    expect(await trust.statusOf('myvenue')).toEqual({ state: 'notStarted' });
    await trust.recordExisting();
    expect(await trust.statusOf('myvenue')).toEqual({ state: 'notStarted' });
  });

  it('is not started by what another Strapi recorded, and stopped once it is noticed', async () => {
    const { store, trust } = aTrust({ kept: STARTED_HERE, hasSent: true, origin: 'elsewhere' });
    expect(await trust.statusOf('myvenue')).toEqual({ state: 'notStarted' });
    await trust.recordExisting();
    const stopped = { state: 'stopped', cause: 'imported' };
    expect(await trust.statusOf('myvenue')).toMatchObject(stopped);
    expect((await store.stored('myvenue')).origin).toBe('here');
    await trust.recordExisting();
    expect(await trust.statusOf('myvenue')).toMatchObject(stopped);
    await trust.start('myvenue', { cause: 'person', by: 'admin:1' });
    expect(await trust.statusOf('myvenue')).toMatchObject({ state: 'started', by: 'admin:1' });
  });

  it('is stopped with the data of another Strapi even at another S-360', async () => {
    const { trust } = aTrust({
      kept: STARTED_HERE,
      baseUrl: 'https://other.example',
      hasSent: true,
      origin: 'elsewhere',
    });
    await trust.recordExisting();
    expect(await trust.statusOf('myvenue')).toMatchObject({ cause: 'imported' });
  });

  it('goes on where an earlier version did not record in which Strapi it was started', async () => {
    const { store, trust } = aTrust({ kept: STARTED_HERE, origin: 'unknown' });
    await trust.recordExisting();
    expect(await store.stored('myvenue')).toEqual({ origin: 'here', record: STARTED_HERE });
  });

  it('starts after a passed contract check and wakes the dispatchers', async () => {
    const { trust, woken } = aTrust();
    await trust.start('myvenue', { cause: 'check', by: 'admin:1' });
    expect(await trust.statusOf('myvenue')).toEqual({
      state: 'started',
      cause: 'check',
      by: 'admin:1',
      at: NOW.toISOString(),
      untested: [],
    });
    expect(woken.times).toBe(1);
  });

  it('can be started by a person who was shown what is untested, which is recorded', async () => {
    const { trust } = aTrust();
    await trust.startAsShown('myvenue', ['reservation', 'savePerson'], 'admin:1');
    expect(await trust.describe('myvenue')).toMatchObject({
      status: { state: 'started', cause: 'person', untested: ['reservation', 'savePerson'] },
      by: { id: 'admin:1', name: 'Ada Admin' },
    });
  });

  it('cannot be started by a person who was shown something else', async () => {
    const { trust } = aTrust();
    const start = trust.startAsShown('myvenue', ['savePerson'], 'admin:1');
    await expect(start).rejects.toMatchObject({ status: 409 });
    expect(await trust.statusOf('myvenue')).toEqual({ state: 'notStarted' });
  });

  it('keeps its first start when it is started again', async () => {
    const { trust } = aTrust({ kept: STARTED_HERE });
    await trust.start('myvenue', { cause: 'person', by: 'admin:1' });
    expect(await trust.statusOf('myvenue')).toEqual(STARTED);
  });

  it('keeps its first cause when it is stopped again, and must prove all saves after a restart', async () => {
    const { store, trust } = aTrust({ kept: STARTED_HERE });
    await trust.stop('myvenue', { cause: 'lost', by: null });
    await trust.stop('myvenue', { cause: 'notDone', by: null });
    expect(await trust.statusOf('myvenue')).toMatchObject({ state: 'stopped', cause: 'lost' });
    await trust.start('myvenue', { cause: 'check', by: null });
    expect((await store.stored('myvenue')).record).toMatchObject({
      status: { state: 'started' },
      proofs: someProofs(0),
    });
  });

  it('has no status when the institution is not configured', async () => {
    await expect(aTrust().trust.statusOf('opera')).rejects.toMatchObject({ status: 404 });
  });
});
