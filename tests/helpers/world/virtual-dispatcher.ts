import { untraced } from '../../../server/src/kernel/tracing/tracing';
import { FULL_TRUST } from '../builders/trust';
import type { ExchangePorts } from '../../../server/src/contacts/exchange/ports';
import { nextLookUp } from '../../../server/src/contacts/push/in-doubt';
import { performLookUp } from '../../../server/src/contacts/push/perform-look-up';
import { performPull } from '../../../server/src/contacts/pull/perform-pull';
import { performPush } from '../../../server/src/contacts/push/perform-push';
import { recoverSending } from '../../../server/src/contacts/push/unaccepted-push';
import type { LinkRecord } from '../../../server/src/contacts/records';
import { backoffMs, CONTACT_RETRY } from '../../../server/src/sending/backoff';
import { DISPATCH_LEASE } from '../../../server/src/sending/dispatcher';
import type { Lease } from '../../../server/src/kernel/leases';
import { s360Clock } from '../../../server/src/institutions/s360-clock';
import type { ContactWork, PullWork } from '../../../server/src/contacts/exchange/work';
import { dueWork, linksBeingSent } from './due-work';
import type { Task } from './tasks';
import type { Venue } from './venue';
import { virtualClient } from './virtual-client';
import { storeOf, type World } from './world';

/** The dispatcher of one institution in one process, which performs single steps on request. */
export interface VirtualDispatcher {
  /** Takes or renews the lease, and recovers the pushes of an earlier holder. */
  keepLease(): Promise<void>;
  /** Starts one piece of due work; returns whether there was one. */
  begin(): Promise<boolean>;
}

const RENEW_EVERY_MS = 5_000;
const CALLS_IN_FLIGHT = 4;

export function virtualDispatcher(
  world: World,
  venue: Venue,
  process: { holder: string },
): VirtualDispatcher {
  const { clock, random, store, tasks } = world;
  const leases = world.leasesFor(process.holder);
  const inFlight = new Set<string>();
  let lease: Lease | null = null;
  let renewedAtMs = -Infinity;
  let isRenewing = false;
  const theirClock = s360Clock(venue.code, world.clockOffsets, clock.ms);

  async function holdLease(task: Task): Promise<Lease | null> {
    if (lease && clock.ms() - renewedAtMs < RENEW_EVERY_MS) return lease;
    lease = await leases.hold(`dispatch:${venue.code}`, DISPATCH_LEASE);
    renewedAtMs = clock.ms();
    if (!lease) return null;
    await theirClock.keepOffset();
    await recover(lease.fence, task);
    return lease;
  }

  async function recover(fence: number, task: Task): Promise<void> {
    const at = clock.now();
    const takeover = {
      fence,
      at,
      retryAt: (attempts: number) => new Date(at.getTime() + backoffMs(attempts, CONTACT_RETRY)),
      lookUpAt: (sending: Parameters<typeof nextLookUp>[1]) => nextLookUp(0, sending, at),
    };
    for (const linkId of linksBeingSent(store.tables(), venue.code)) {
      const ports = { store: storeOf(world, task, null), settings: venue.settings };
      await recoverSending(linkId, takeover, ports);
    }
  }

  function portsFor(work: ContactWork, task: Task): ExchangePorts {
    async function putOff({ attempts, id }: PullWork, nextAttemptAt: Date): Promise<void> {
      await task.pause();
      store.changePulls((pulls) =>
        pulls.map((pull) =>
          pull.id === id ? { ...pull, attempts: attempts + 1, nextAttemptAt } : pull,
        ),
      );
    }
    const savesFor = work.kind === 'push' ? (linkOf(work.linkId)?.contactDocumentId ?? null) : null;
    const permits = world.permits.get(venue.code);
    if (!permits) throw new Error(`there are no permits for ${venue.code}`);
    return {
      store: storeOf(world, task, work.kind === 'pull' ? venue.code : null),
      clock,
      settings: venue.settings,
      clientSettings: venue.institution.client,
      client: virtualClient({
        venue,
        task,
        random,
        savesFor,
        clockMs: clock.ms,
        faultPercent: () => world.faultPercent,
        got: (call) => world.calls.push(call),
        created: () =>
          world.creates.push({
            institution: venue.code,
            contactDocumentId: savesFor ?? 'nobody',
          }),
        allowed: (code) =>
          world.allowancesSent.push({
            institution: venue.code,
            contactDocumentId: savesFor ?? 'nobody',
            code,
          }),
      }),
      trust: FULL_TRUST,
      takePermit: permits.take,
      async fence() {
        const held = await holdLease(task);
        const isLongEnough = held && held.heldUntilMs - clock.ms() > DISPATCH_LEASE.graceMs;
        return isLongEnough ? held.fence : null;
      },
      clockOffsetMs: () => theirClock.offsetMs(),
      tracing: untraced,
      // Faults here are temporary, so nothing fails finally.
      isAnsweringOthers: () => false,
      noteAnswer(answeredAt) {
        if (answeredAt !== null) theirClock.noteAnswer(answeredAt);
      },
      announce: () => undefined,
      pulls: {
        async finish({ id, queuedAt }) {
          await task.pause();
          store.changePulls((pulls) =>
            pulls.filter((pull) => pull.id !== id || pull.queuedAt !== queuedAt),
          );
        },
        postpone: putOff,
        postponeForContact: putOff,
        giveUp: () => Promise.reject(new Error('no orders want contacts here')),
      },
      storeExcluded: () => Promise.reject(new Error('this institution has no depth of past data')),
      notePullFailure: (_contactNumber, failure) => {
        world.trace(`pull failed: ${failure.code}`);
        return Promise.resolve();
      },
    };
  }

  function linkOf(linkId: number): LinkRecord | undefined {
    return store.tables().links.find(({ id }) => id === linkId);
  }

  async function perform(work: ContactWork, task: Task): Promise<void> {
    const ports = portsFor(work, task);
    const fence = lease?.fence;
    const before = work.kind === 'push' ? linkOf(work.linkId) : undefined;
    const result = await (work.kind === 'push'
      ? performPush(work, ports)
      : work.kind === 'pull'
        ? performPull(work, ports)
        : performLookUp(work, ports));
    world.trace(
      `${process.holder} ends ${work.kind} ${work.key} at ${venue.code}: ${result.kind}` +
        (result.kind === 'callFailed' ? ` (${result.error.message})` : ''),
    );
    const isStillHeld = lease?.fence === fence && (lease?.heldUntilMs ?? 0) > clock.ms();
    if (work.kind !== 'push' || result.kind !== 'done' || !isStillHeld) return;
    const link = linkOf(work.linkId);
    // A create whose number arrived by its echo needs no answer.
    if (before?.contactNumber && link && link.lastSent === before.lastSent) {
      world.violations.push(`link ${work.linkId}: its answer came in time and was dropped`);
    }
  }

  return {
    async keepLease() {
      if (isRenewing) return;
      isRenewing = true;
      await tasks.start(process, `${process.holder} keeps its lease`, async (task) => {
        await holdLease(task);
        isRenewing = false;
      });
    },
    async begin() {
      if (!lease || isRenewing || inFlight.size >= CALLS_IN_FLIGHT) return false;
      if (lease.heldUntilMs <= clock.ms()) return false;
      const due = dueWork(store.tables(), venue, clock.now()).filter(
        ({ key }) => !inFlight.has(key),
      );
      const work = due[random.below(Math.max(due.length, 1))];
      if (!work) return false;
      inFlight.add(work.key);
      world.trace(`${process.holder} begins ${work.kind} ${work.key} at ${venue.code}`);
      await tasks.start(process, `${process.holder}: ${work.kind} ${work.key}`, (task) =>
        perform(work, task).finally(() => inFlight.delete(work.key)),
      );
      return true;
    },
  };
}
