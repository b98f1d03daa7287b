import { noteChanged } from '../../../../../server/src/contacts/edits/local-change';
import { acceptPush, beginPush } from '../../../../../server/src/contacts/push/push';
import { receiveSnapshots } from '../../../../../server/src/contacts/receive/receive';
import {
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../../helpers/builders/contact-records';
import { memoryContactStore } from '../../../../helpers/builders/memory-contact-store';

const MINUTE_MS = 60_000;
const START = { town: 'Basel' };

type Rewrite = (town: string) => string;
const capitals: Rewrite = (town) => town.toUpperCase();
const lowerCase: Rewrite = (town) => town.toLowerCase();
const inGerman: Rewrite = (town) => (town === 'Genève' ? 'Genf' : town);
const inFrench: Rewrite = (town) => (town === 'Genf' ? 'Genève' : town);
const asItComes: Rewrite = (town) => town;

/** Institutions that share Anna, each with its own way of writing towns. */
function institutionsThatWrite(rewrites: Record<string, Rewrite>) {
  const codes = Object.keys(rewrites);
  const anna = aContact({ fields: START });
  const store = memoryContactStore({
    contacts: [anna],
    links: codes.map((institution, index) =>
      aLink({ id: 11 + index, institution, observations: agreed(anna.fields) }),
    ),
  });
  let ms = 0;
  const calls: string[] = [];
  const pulls: string[] = [];
  const savedAt = new Map<string, number>();
  const settingsOf = (institution: string) => someSettings({ institution });
  const towns = new Map(codes.map((code) => [code, START.town]));

  /** Pushes one link; S-360 rewrites the value. Returns whether anything was sent. */
  async function push(code: string, linkId: number): Promise<boolean> {
    const ports = { store, settings: settingsOf(code) };
    const attempt = { fence: 1, startedAtMs: atMs(ms), save: 'individual' } as const;
    const begun = await beginPush(linkId, attempt, ports);
    if (begun.kind === 'nothing') return false;
    calls.push(code);
    const town = begun.sending.values.town ?? '';
    towns.set(code, rewrites[code]?.(town) ?? town);
    savedAt.set(code, atMs(ms));
    const answer = { contactNumber: null, answeredAtMs: atMs(ms), at: at(ms) };
    await acceptPush(linkId, begun.sending, answer, ports);
    return true;
  }

  async function receive(code: string, kind: 'delivery' | 'pull', modifiedAtMs: number) {
    const snapshot = aSnapshot({ town: towns.get(code) ?? null }, { modifiedAtMs });
    const source = { kind, id: kind === 'pull' ? null : '7', appliedAt: at(ms) };
    await receiveSnapshots({ snapshots: [snapshot], source, settings: settingsOf(code) }, store);
  }

  /**
   * The webhook shows the rewritten value with the date of the push. As it cannot be told apart
   * from the push itself, it leads to a pull.
   */
  async function show(code: string): Promise<void> {
    const savedAtMs = savedAt.get(code) ?? atMs(0);
    ms += MINUTE_MS;
    const before = store.tables().pulls.length;
    await receive(code, 'delivery', savedAtMs);
    if (store.tables().pulls.length === before) return;
    pulls.push(code);
    await receive(code, 'pull', savedAtMs);
    store.changePulls(() => []);
  }

  return {
    calls,
    pulls,
    town: (code: string) => towns.get(code),
    tables: () => store.tables(),
    observation: (code: string) =>
      store.tables().links.find(({ institution }) => institution === code)?.observations.town,
    async edit(town: string) {
      ms += MINUTE_MS;
      await store.transaction(async (transaction) => {
        const [before] = await transaction.lockContacts(['anna']);
        if (!before) throw new Error('there is no Anna');
        const changes = { town };
        const after = { ...before, fields: { ...before.fields, town }, updatedAt: at(ms) };
        await transaction.updateContacts([{ contact: before, changes, updatedAt: at(ms) }]);
        await noteChanged([{ before, after }], 'admin:1', { transaction, at: at(ms) });
      });
    },
    /** Repeats all exchanges until nothing happens; returns the number of rounds. */
    async settle(): Promise<number> {
      for (let round = 1; round <= 100; round += 1) {
        let isAtRest = true;
        for (const [index, code] of codes.entries()) {
          ms += MINUTE_MS;
          if (await push(code, 11 + index)) isAtRest = false;
          await show(code);
        }
        if (isAtRest) return round;
      }
      throw new Error('it does not come to rest');
    },
  };
}

describe('two institutions that keep values in capitals and in lower case', () => {
  it('keep their forms after one call each, and the CRM keeps its value', async () => {
    const world = institutionsThatWrite({ myvenue: lowerCase, museum: capitals });
    await world.edit('Bern');
    await world.settle();
    expect(world.calls).toEqual(['myvenue', 'museum']);
    expect(world.pulls).toEqual([]);
    expect([world.town('myvenue'), world.town('museum')]).toEqual(['bern', 'BERN']);
    const { conflicts, contacts, links } = world.tables();
    expect(conflicts).toEqual([]);
    expect(contacts[0]?.fields.town).toBe('Bern');
    expect(links.map(({ state }) => state)).toEqual(['inSync', 'inSync']);
  });
});

describe('two institutions that rewrite each other’s values', () => {
  it('come to rest after a few calls, with a conflict where a former value was kept', async () => {
    const world = institutionsThatWrite({ myvenue: inGerman, museum: inFrench });
    await world.edit('Genf');
    await world.settle();
    expect(world.calls.length).toBeLessThanOrEqual(4);
    expect(world.pulls.length).toBeLessThanOrEqual(4);
    expect([world.town('myvenue'), world.town('museum')]).toEqual(['Genf', 'Genève']);
    expect(world.tables().contacts[0]?.fields.town).toBe('Genève');
    expect(world.observation('myvenue')).toMatchObject({ remote: 'Genf', held: true });
    expect(world.tables().conflicts).toMatchObject([{ outcome: 'held', rule: 'kept' }]);
    expect(world.tables().links.map(({ state }) => state)).toEqual(['conflict', 'inSync']);
  });

  it('cause no further call or record when they show the same values again', async () => {
    const world = institutionsThatWrite({ myvenue: inGerman, museum: inFrench });
    await world.edit('Genf');
    await world.settle();
    const before = world.tables();
    const calls = [...world.calls];
    expect(await world.settle()).toBe(1);
    expect(world.calls).toEqual(calls);
    expect(world.tables().conflicts).toEqual(before.conflicts);
    expect(world.tables().history).toEqual(before.history);
  });

  it('receive the next value that a person enters', async () => {
    const world = institutionsThatWrite({ myvenue: inGerman, museum: inFrench });
    await world.edit('Genf');
    await world.settle();
    await world.edit('Zug');
    await world.settle();
    expect([world.town('myvenue'), world.town('museum')]).toEqual(['Zug', 'Zug']);
    expect(world.calls.length).toBeLessThanOrEqual(8);
  });

  it('come to rest even when there is a third institution', async () => {
    const world = institutionsThatWrite({
      myvenue: inGerman,
      museum: capitals,
      opera: (town) => `${town.toUpperCase()} BE`.replace(/( BE)+$/, ' BE'),
    });
    await world.edit('bern');
    await world.settle();
    expect(world.calls.length).toBeLessThanOrEqual(40);
  });
});

it('an institution that rewrites values causes no conflict when the other one does not', async () => {
  const world = institutionsThatWrite({ myvenue: asItComes, museum: capitals });
  for (const town of ['bern', 'zug', 'chur', 'bern', 'zug', 'chur', 'bern']) {
    await world.edit(town);
    await world.settle();
  }
  expect(world.tables().conflicts).toEqual([]);
  expect(world.observation('museum')?.held).toBeUndefined();
});
