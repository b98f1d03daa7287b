import { isDeepStrictEqual } from 'node:util';
import type { Institution } from '../institutions';
import { applyTogetherOrSingly } from '../inbox';
import { describeError } from '../kernel/describe-error';
import { createWorker, type Worker } from '../kernel/worker';
import type { Leases, LeaseTerms } from '../kernel/leases';
import type { ChangedContact, Clock, ContactSettings, ContactStore } from '../contacts';
import { appliedForm, changedFields } from './applied-mapping';
import { fillSlice } from './fill-slice';
import type { LinkPages } from './link-pages';
import type { MappingStore, StoredMapping } from './mapping-store';
import { remainingWork } from './remaining-work';

/**
 * Brings existing contacts under a mapping or rules that have changed since the last boot: once, in
 * slices, in one process at a time, resuming where the last one stopped. It makes no calls.
 */
export type MappingFiller = Pick<Worker, 'start' | 'stop' | 'done'>;

export interface FillerPorts {
  institutions: readonly Institution[];
  store: ContactStore;
  pages: LinkPages;
  memory: MappingStore;
  leases: Pick<Leases, 'hold' | 'release'>;
  clock: Clock;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  /** Called once all contacts are filled: finds what now differs towards S-360. */
  sweep(): Promise<unknown>;
  log: { info(message: string): void; error(message: string): void };
}

const SLICE = 200;
const FILL_LEASE: LeaseTerms = { durationMs: 30_000, graceMs: 0 };
const WAIT_MS = 5_000;

const filterText = (sends: ContactSettings['sends']): string => JSON.stringify(sends ?? null);

/** What is stored once all contacts follow the settings. */
const followed = ({ mapping, ruleOf, sends }: ContactSettings): StoredMapping => ({
  applied: appliedForm({ mapping, ruleOf }),
  filling: null,
  sends: filterText(sends),
});

/**
 * Whether nothing is left to fill, and the stored rules are the current ones: only then is a later,
 * wider rule noticed.
 */
async function isFollowed(
  institution: Institution,
  startedAt: Date,
  { memory }: FillerPorts,
): Promise<boolean> {
  const { code, contacts } = institution;
  if ((await remainingWork(institution, startedAt, memory)) !== null) return false;
  return isDeepStrictEqual(await memory.read(code), followed(contacts));
}

/** A changed filter changes no contact, but what is sent, and who is created. */
async function isFilterChanged(
  { code, contacts }: Institution,
  { memory }: FillerPorts,
): Promise<boolean> {
  const before = (await memory.read(code))?.sends;
  return before !== undefined && before !== filterText(contacts.sends);
}

/** Fills the next slice; returns whether there may be more. */
async function fillNext(
  institution: Institution,
  startedAt: Date,
  ports: FillerPorts,
): Promise<boolean> {
  const { code, contacts: settings } = institution;
  const remembered = await remainingWork(institution, startedAt, ports.memory);
  if (!remembered) {
    if (await isFilterChanged(institution, ports)) await ports.sweep();
    await ports.memory.write(code, followed(settings));
    return false;
  }
  const { applied, filling } = remembered;
  const linkIds = await ports.pages.idsAfter(code, filling.doneToId, SLICE);
  if (linkIds.length === 0) {
    await ports.memory.write(code, followed(settings));
    await ports.sweep();
    if (filling.doneToId > 0)
      ports.log.info(`the contacts of ${code} were brought under its changed mapping`);
    return false;
  }
  const change = {
    before: applied,
    fields: changedFields(applied, settings),
    since: new Date(filling.since),
  };
  const noteDone = (ids: readonly number[]) => {
    const doneToId = ids.at(-1) ?? filling.doneToId;
    return ports.memory.write(code, { applied, filling: { ...filling, doneToId } });
  };
  const fill = (ids: readonly number[]): Promise<ChangedContact[] | null> =>
    ports.store.transaction(async (transaction) => {
      const request = { settings, change, at: ports.clock.now() };
      const found = await fillSlice(ids, request, transaction);
      await noteDone(ids);
      return found;
    });
  // A link whose contact cannot hold the values is skipped, so that the others need not wait.
  const changed = await applyTogetherOrSingly(linkIds, fill, (linkId, error) => {
    ports.log.error(`mapping:${code}: link ${linkId} was passed over: ${describeError(error)}`);
    return null;
  });
  if (changed.at(-1) === null) await noteDone(linkIds);
  await ports.announce(changed.flatMap((found) => found ?? []));
  return true;
}

/** Creates the filler; it ends when every institution's contacts follow its mapping. */
export function createMappingFiller(ports: FillerPorts): MappingFiller {
  const jobOf = ({ code }: Institution): string => `mapping:${code}`;

  /** `true` once the contacts follow the mapping; `false` without the lease. */
  async function fill(
    institution: Institution,
    startedAt: Date,
    isStopping: () => boolean,
  ): Promise<boolean> {
    const job = jobOf(institution);
    let hasMore = true;
    while (hasMore && !isStopping()) {
      if (!(await ports.leases.hold(job, FILL_LEASE))) return false;
      hasMore = await fillNext(institution, startedAt, ports);
    }
    await ports.leases.release(job);
    return !hasMore;
  }

  /** `null` after an error. */
  const orLog = (institution: Institution, work: Promise<boolean>): Promise<boolean | null> =>
    work.catch((error: unknown) => {
      ports.log.error(`${jobOf(institution)}: ${describeError(error)}`);
      return null;
    });

  let startedAt: Date | null = null;
  let left = ports.institutions;
  return createWorker(({ isStopping, sleep }) => ({
    name: 'mapping',
    /** An institution that fails does not keep the others waiting. */
    async turn() {
      const since = (startedAt ??= ports.clock.now());
      // Read before any lease is taken, and for all at once: after most boots nothing is left.
      const looked = await Promise.all(
        left.map((institution) => orLog(institution, isFollowed(institution, since, ports))),
      );
      const unfilled: Institution[] = [];
      for (const [index, institution] of left.entries()) {
        const isDone =
          looked[index] === false
            ? await orLog(institution, fill(institution, since, isStopping))
            : looked[index];
        if (isDone !== true) unfilled.push(institution);
      }
      left = unfilled;
      return left.length === 0 ? 'ended' : undefined;
    },
    rest: () => sleep(WAIT_MS),
    log: ports.log,
  }));
}
