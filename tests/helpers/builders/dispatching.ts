import { createDispatcher } from '../../../server/src/sending/dispatcher';
import type { Lease, Leases } from '../../../server/src/kernel/leases';
import type { PushWork } from '../../../server/src/contacts';
import type { DueWork, WorkResult } from '../../../server/src/sending';

/** A lease that a test grants and revokes; it counts its requests. */
export function aLeaseOffice() {
  const office = {
    /** The fence of the lease, or `null` while another process has it. */
    fence: 1 as number | null,
    heldForMs: 30_000,
    released: 0,
    /** It was released, so the next holder gets a new fence. */
    mustIssue: false,
    asked: 0,
  };
  const leases: Leases = {
    async hold(job, _terms, highestFence): Promise<Lease | null> {
      office.asked += 1;
      if (office.mustIssue && office.fence !== null && highestFence) {
        office.fence = Math.max(office.fence, await highestFence()) + 1;
      }
      office.mustIssue = false;
      return office.fence === null
        ? null
        : { job, fence: office.fence, heldUntilMs: performance.now() + office.heldForMs };
    },
    async release() {
      office.released += 1;
      office.mustIssue = true;
    },
  };
  return { office, leases };
}

export const aPush = (linkId: number, key = `link:${linkId}`): PushWork => ({
  kind: 'push',
  linkId,
  lane: 'edit',
  attempts: 0,
  key,
});

/** Work that ends as a test decides. */
export type UndoneWork = Omit<DueWork, 'perform'>;

interface Call {
  work: UndoneWork;
  fence: number | null;
  end(result: WorkResult): void;
  fail(error: Error): void;
}

/** A dispatcher with fake ports: `due` is the due work, `calls` are the started calls. */
export function aDispatcher() {
  const { leases, office } = aLeaseOffice();
  const world = {
    due: [] as UndoneWork[],
    /** The duration of the lookup in ms. */
    lookUpMs: 0,
    calls: [] as Call[],
    recovered: [] as number[],
    /** The work in progress at the last recovery. */
    underWay: [] as DueWork[],
    /** The fence of a call from another database. */
    highestFence: 0,
    closedForMs: [] as number[],
    /** How often a person wanted to try now, in any process. */
    requests: 0,
    errors: [] as string[],
    isReachable: true,
    /** Rows were seen in which work may be due, even where `due` is empty. */
    seesWork: false,
    lookUps: 0,
    office,
  };
  async function perform(work: UndoneWork, fence: () => Promise<number | null>) {
    const held = await fence();
    return new Promise<WorkResult>((resolve, reject) => {
      world.calls.push({
        work,
        fence: held,
        end(result) {
          world.due = world.due.filter((other) => other !== work);
          resolve(result);
        },
        fail: reject,
      });
    });
  }
  const dispatcher = createDispatcher({
    job: 'dispatch:myvenue',
    leases,
    due: async (limit) => {
      world.lookUps += 1;
      const found = world.due.slice(0, limit);
      if (world.lookUpMs > 0) await new Promise((resolve) => setTimeout(resolve, world.lookUpMs));
      return found.map((work) => ({ ...work, perform: (fence) => perform(work, fence) }));
    },
    highestFence: async () => world.highestFence,
    recover: async (fence, underWay) => {
      world.recovered.push(fence);
      world.underWay = [...underWay];
      return world.highestFence >= fence ? 'foreign' : 'recovered';
    },
    handOver: async () => undefined,
    close: async (forMs) => {
      world.closedForMs.push(forMs);
      return world.requests;
    },
    requests: async () => world.requests,
    forgetWaits: () => undefined,
    isReachable: async () => world.isReachable,
    log: { warn: () => undefined, error: (message) => world.errors.push(message) },
  });
  return {
    ...dispatcher,
    /** Starts the dispatcher and somebody who regularly looks for its work. */
    start() {
      dispatcher.start();
      setInterval(() => {
        if (world.seesWork || world.due.length > 0) dispatcher.noteSeenWork();
      }, LOOK_EVERY_MS);
    },
    world,
  };
}

const LOOK_EVERY_MS = 1000;

/** A dispatcher that has started the due work; fake timers are active. */
export async function aStartedDispatcher(due: UndoneWork[] = [aPush(1)]) {
  const dispatcher = aDispatcher();
  dispatcher.world.due = due;
  dispatcher.start();
  await pass(0);
  return dispatcher;
}

/** Advances the fake time. */
export const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
