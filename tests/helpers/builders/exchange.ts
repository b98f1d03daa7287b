import { untraced } from '../../../server/src/kernel/tracing/tracing';
import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import type { ExchangePorts } from '../../../server/src/contacts/exchange/ports';
import { DEFAULT_SETTINGS } from '../../../server/src/s360';
import type { SyncFailure } from '../../../server/src/contracts/contacts/contact-sync';
import { atMs, BASE_URL } from './contact-records';
import type { anEngine } from './engine';
import { FULL_TRUST } from './trust';

const notAsked = () => Promise.reject(new Error('this is not asked'));

/**
 * The ports of pushes, pulls and searches around an engine: S-360 answers as the test says, and all
 * requests and records are kept. The test sets the time.
 */
export function anExchange(
  engine: ReturnType<typeof anEngine>,
  client: Partial<ExchangePorts['client']>,
) {
  const world = {
    nowMs: atMs(0),
    permitsTaken: 0,
    isAnsweringOthers: true,
    pullFailures: [] as SyncFailure[],
    /** How pulls ended, and with which failure. */
    ends: [] as { end: 'done' | 'later' | 'awaits' | 'givenUp'; failure: SyncFailure | null }[],
  };
  const note = (end: (typeof world.ends)[number]['end'], failure: SyncFailure | null = null) => {
    world.ends.push({ end, failure });
    return Promise.resolve();
  };
  const ports: ExchangePorts = {
    store: engine.store,
    settings: engine.settings,
    clock: { now: () => new Date(world.nowMs) },
    client: {
      getContactData: notAsked,
      searchContact: notAsked,
      saveIndividualContactData: notAsked,
      saveStructureContactData: notAsked,
      close: () => undefined,
      ...client,
    },
    clientSettings: {
      ...DEFAULT_SETTINGS,
      institution: 'myvenue',
      assumptions: resolveAssumptions('myvenue'),
      baseUrl: BASE_URL,
      authentication: { kind: 'jwt', operator: 'o', partner: 'p', secret: 's' },
    },
    takePermit({ lane, method, service }) {
      world.permitsTaken += 1;
      const permit = { institution: 'myvenue', method, service, lane, takenAtMs: world.nowMs };
      return Promise.resolve({ kind: 'granted', permit });
    },
    fence: () => Promise.resolve(1),
    clockOffsetMs: () => 0,
    tracing: untraced,
    isAnsweringOthers: () => world.isAnsweringOthers,
    noteAnswer: () => undefined,
    announce: () => undefined,
    pulls: {
      finish: () => note('done'),
      postpone: (_work, _retryAt, failure) => note('later', failure),
      postponeForContact: () => note('awaits'),
      giveUp: (_work, _at, failure) => note('givenUp', failure),
    },
    trust: FULL_TRUST,
    storeExcluded: notAsked,
    notePullFailure(_contactNumber, failure) {
      world.pullFailures.push(failure);
      return Promise.resolve();
    },
  };
  return { ports, world };
}
