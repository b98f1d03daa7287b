import { ENGINE_MUTANTS } from '../../helpers/mutants/engine-mutants';
import { loadMutated, type Mutation } from '../../helpers/mutants/mutated-modules';
import { STORE_PROBES } from '../../helpers/mutants/stores';
import { INSTITUTIONS, type Probe, type Probed } from '../../helpers/mutants/stores/probe';
import { modulesOf } from '../../helpers/strapi/modules';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

/** Undoes everything that a probe wrote. */
class Undone extends Error {}

/**
 * A mistake in a statement must show in what the statement does: each is put into the server's
 * sources by itself, and the module with it runs on a real database.
 */
describe('the statements of a store', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({ institutions: [], settings: { backgroundWork: false } });
  });
  afterAll(() => running.stop());

  async function outcome(of: Probe, mutations: readonly Mutation[]): Promise<unknown> {
    const module = loadMutated(of.entry, mutations);
    const { database } = modulesOf(running.strapi);
    let found: unknown;
    const work = database.transaction(async (trx) => {
      const on: Probed = {
        database,
        trx,
        async alike(uid, rowOf) {
          for (const institution of INSTITUTIONS)
            await database.query(uid).insert(rowOf(institution)).execute();
        },
        rows: (uid, where = {}) =>
          database.query(uid).select('*').where(where).orderBy({ id: 'asc' }).execute(),
      };
      found = await of.run(module, on);
      throw new Undone();
    });
    await work.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    return found;
  }

  describe.each(STORE_PROBES)('about $name', (probe) => {
    it('do as they should', async () => {
      expect(await outcome(probe, [])).toEqual(probe.expected);
    });

    it.each(probe.mutants)('show $mistake', async (mutant) => {
      // Code that cannot run is no mistake that anything noticed.
      expect(await outcome(probe, [mutant])).not.toEqual(probe.expected);
    });
  });

  it('and the engine are broken in at least 60 places', () => {
    const places = [...ENGINE_MUTANTS, ...STORE_PROBES.flatMap(({ mutants }) => mutants)];
    expect(new Set(places.map(({ find, replace }) => `${find} → ${replace}`)).size).toBe(
      places.length,
    );
    expect(places.length).toBeGreaterThanOrEqual(60);
  });
});
