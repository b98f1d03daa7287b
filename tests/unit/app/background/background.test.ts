import { createBackground } from '../../../../server/src/app/background/background';
import type { SeenWork } from '../../../../server/src/app/background/seen-work';
import { institutionFrom, readConfiguration } from '../../../../server/src/app/configuration';
import type { Institution } from '../../../../server/src/institutions';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';
import { aLeaseOffice } from '../../../helpers/builders/dispatching';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

function institutionsOf(...codes: string[]): Institution[] {
  const institutions = codes.map((code) => anInstitution({ code }));
  return readConfiguration(aConfiguration({ institutions })).institutions.map((configured) =>
    institutionFrom(configured, { isOnly: false, phoneCountry: null }),
  );
}

function aStartedBackground() {
  const world = {
    institutions: institutionsOf('myvenue', 'museum', 'opera'),
    seen: [] as SeenWork[],
    /** What became of dispatchers, in order. */
    dispatchers: [] as string[],
    errors: [] as string[],
  };
  const still = { start: () => undefined, wake: () => undefined, stop: async () => undefined };
  const background = createBackground({
    institutions: { all: () => world.institutions },
    leases: aLeaseOffice().leases,
    bulkJobRunner: still,
    look: async () => world.seen,
    areChangesHeard: () => false,
    dispatcherOf({ code }) {
      const note = (what: string) => void world.dispatchers.push(`${code} ${what}`);
      note('made');
      return {
        start: () => note('started'),
        wake: () => undefined,
        noteSeenWork: () => undefined,
        stop: async () => note('stopped'),
        close: () => note('closed'),
      };
    },
    next: async () => [],
    apply: async () => undefined,
    log: { error: (message) => world.errors.push(message) },
  });
  background.start();
  return {
    ...background,
    world,
    made: () => world.dispatchers.filter((one) => one.endsWith('made')),
    async stop() {
      const stopped = background.stop();
      await pass(1000);
      await stopped;
    },
  };
}

const sendingAt = (institution: string): SeenWork => ({
  institution,
  ofDispatcher: true,
  streams: [],
});

describe('the work outside of requests', () => {
  it('has workers only for institutions at which work was seen, and one of each', async () => {
    const { made, stop, wakeApplier, world } = aStartedBackground();
    await pass(2000);
    expect(world.dispatchers).toEqual([]);
    world.seen = [sendingAt('museum')];
    await pass(1000);
    expect(world.dispatchers).toEqual(['museum made', 'museum started']);
    wakeApplier('museum', 'contacts');
    await pass(5000);
    expect(made()).toEqual(['museum made']);
    await stop();
  });

  it('has workers for an institution whose first delivery comes', async () => {
    const { stop, wakeApplier, world } = aStartedBackground();
    await pass(100);
    wakeApplier('opera', 'contacts');
    expect(world.dispatchers).toEqual(['opera made']);
    await stop();
  });

  it('ends the workers that there are when institutions change, and makes new ones when needed', async () => {
    const { followInstitutions, made, stop, world } = aStartedBackground();
    world.seen = [sendingAt('museum')];
    await pass(1000);
    world.institutions = institutionsOf('myvenue', 'museum');
    world.seen = [];
    void followInstitutions();
    await pass(1000);
    expect(world.dispatchers.slice(-2)).toEqual(['museum stopped', 'museum closed']);
    world.seen = [sendingAt('museum'), sendingAt('opera')];
    await pass(2000);
    expect(made()).toEqual(['museum made', 'museum made']);
    await stop();
    expect(world.errors).toEqual([]);
  });

  it('makes no workers after its end', async () => {
    const { stop, wakeApplier, world } = aStartedBackground();
    await pass(100);
    await stop();
    wakeApplier('museum', 'contacts');
    expect(world.dispatchers).toEqual([]);
  });
});
