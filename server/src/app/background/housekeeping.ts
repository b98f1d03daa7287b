import { MINUTE_MS } from '../../kernel/time/durations';
import type { Core } from '@strapi/strapi';
import { recordLostConflicts } from '../../contacts';
import { PLUGIN_ID } from '../../contracts/uids';
import type { Modules } from '../modules';
import { moveLinks } from '../../institutions';
import { forgetPast } from './forget-past';
import { createKeeper } from './keeper';
import { createRegularJobs } from './regular-jobs';

/**
 * The sweep looks back beyond its last run, because a long transaction commits with an older
 * `updatedAt`.
 */
const SWEEP_OVERLAP_MS = 10 * MINUTE_MS;

/** Strapi's first responses come before anything that can wait. */
const AFTER_START_MS = 2_000;

const ONCE = {
  searchTexts: `${PLUGIN_ID}.searchTexts`,
  lostConflicts: `${PLUGIN_ID}.lostConflicts`,
  keeper: `${PLUGIN_ID}.keeper`,
};

const JOBS = {
  sweep: `${PLUGIN_ID}.sweep`,
  fullSweep: `${PLUGIN_ID}.fullSweep`,
  orderSweep: `${PLUGIN_ID}.orderSweep`,
  stateWords: `${PLUGIN_ID}.stateWords`,
  forget: `${PLUGIN_ID}.forget`,
  watch: `${PLUGIN_ID}.watch`,
  alerts: `${PLUGIN_ID}.alerts`,
  refusedCredentials: `${PLUGIN_ID}.refusedCredentials`,
  evaluateAwaited: `${PLUGIN_ID}.evaluateAwaited`,
  rebuildSummaries: `${PLUGIN_ID}.rebuildSummaries`,
  dueSummaries: `${PLUGIN_ID}.dueSummaries`,
  passedPerformances: `${PLUGIN_ID}.passedPerformances`,
  driftCheck: `${PLUGIN_ID}.driftCheck`,
  catalogs: `${PLUGIN_ID}.catalogs`,
  excludedKeys: `${PLUGIN_ID}.excludedKeys`,
  inactiveContacts: `${PLUGIN_ID}.inactiveContacts`,
  approvedErasures: `${PLUGIN_ID}.approvedErasures`,
};

export interface Housekeeping {
  /** Waits for the jobs in progress. */
  stop(): Promise<void>;
}

/**
 * Schedules the regular jobs:
 *
 * - Once, soon after the start: search texts of contacts that an earlier version wrote, and open
 *   conflicts that came without their record in an import.
 * - Every minute: alarms; alerts; calls with wrong credentials; catalogs that are due by schedule; items
 *   and pulls that waited for the create of a contact; keys of excluded contacts that an earlier
 *   version or mapping derived; a rebuild of all purchase summaries in progress; purchase summaries
 *   of contacts with very many orders; erasures of contacts without activity that were approved.
 * - Every five minutes: the sweep by `updatedAt`.
 * - Every hour: orders whose contact was missed, and orders whose state word has a new meaning
 *   (also soon after a start).
 * - At night: the drift check, deletions by retention, the sweep over all contacts, links with a
 *   former address of their institution, purchase summaries whose next performance is past, and the
 *   list of contacts without activity.
 *
 * What runs every minute or every five is done by one process for all, except the writing of what
 * each has counted. Each job may run in several processes, because repeating it changes nothing.
 */
export function startHousekeeping(strapi: Core.Strapi, modules: Modules): Housekeeping {
  const keeper = createKeeper(modules.process.leases);
  const jobs = createRegularJobs(strapi.log);
  const { clock } = modules.process;
  let isStopping = false;
  let sweptUntil = new Date(clock.now().getTime() - SWEEP_OVERLAP_MS);
  const job = (name: string, rule: string, work: () => Promise<void>) => ({
    [name]: { task: jobs.runOf(name, work), options: { rule } },
  });
  const jobForAll = (name: string, rule: string, work: () => Promise<void>) =>
    job(name, rule, async () => {
      if (await keeper.isInCharge()) await work();
    });
  // Commands that need Strapi stopped recognize by the lease that it runs.
  jobs.runOnce(ONCE.keeper, 0, async () => {
    await keeper.isInCharge();
  });
  jobs.runOnce(ONCE.searchTexts, AFTER_START_MS, () => modules.sweep.fillSearchTexts());
  jobs.runOnce(ONCE.lostConflicts, AFTER_START_MS, () =>
    recordLostConflicts({
      database: modules.database,
      store: modules.contactStore,
      settingsOf: (code) => modules.institutions.find(code)?.contacts ?? null,
      now: clock.now,
    }),
  );
  strapi.cron.add({
    ...jobForAll(JOBS.sweep, '0 */5 * * * *', async () => {
      const startedAt = clock.now().getTime();
      await modules.sweep.run(sweptUntil);
      sweptUntil = new Date(startedAt - SWEEP_OVERLAP_MS);
    }),
    ...job(JOBS.fullSweep, '0 17 3 * * *', async () => {
      // A process with former settings may have written after the start that moved the others.
      await moveLinks(modules.institutions.all(), modules.database);
      await modules.sweep.run(new Date(0));
    }),
    ...job(JOBS.orderSweep, '0 51 * * * *', async () => {
      await modules.orderSweep.run();
    }),
    ...jobForAll(JOBS.stateWords, '16 * * * * *', async () => {
      await modules.stateWords.bringUpToDate();
    }),
    ...jobForAll(JOBS.watch, '41 * * * * *', () => modules.alarms.watch()),
    ...jobForAll(JOBS.alerts, '31 * * * * *', () => modules.alerts.run()),
    ...job(JOBS.refusedCredentials, '46 * * * * *', () =>
      modules.refusedCredentials.writeCounted(),
    ),
    ...jobForAll(JOBS.evaluateAwaited, '11 * * * * *', async () => {
      await modules.matchReviews.closeLinked();
      await modules.awaitedItems.evaluateResolved();
      await modules.awaitedPulls.makeDue();
    }),
    ...jobForAll(JOBS.rebuildSummaries, '26 * * * * *', () =>
      modules.purchaseSummaries.continueRebuild(),
    ),
    ...jobForAll(JOBS.dueSummaries, '36 * * * * *', async () => {
      await modules.purchaseSummaries.refreshDue();
    }),
    ...job(JOBS.passedPerformances, '0 53 3 * * *', async () => {
      await modules.purchaseSummaries.refreshPassed();
    }),
    ...jobForAll(JOBS.catalogs, '56 * * * * *', async () => {
      await modules.catalogs.queueScheduled();
    }),
    ...jobForAll(JOBS.excludedKeys, '4 * * * * *', () =>
      modules.excludedKeys.bringUpToDate(
        modules.institutions.all().map(({ contacts }) => contacts),
      ),
    ),
    ...jobForAll(JOBS.approvedErasures, '21 * * * * *', () =>
      modules.inactiveContacts.eraseApproved(() => !isStopping),
    ),
    ...job(JOBS.inactiveContacts, '0 7 4 * * *', () => modules.inactiveContacts.search()),
    ...job(JOBS.driftCheck, '0 41 1 * * *', () => modules.driftChecks.startNightly()),
    ...job(JOBS.forget, '0 23 2 * * *', () => forgetPast(modules)),
  });
  return {
    async stop() {
      isStopping = true;
      for (const name of Object.values(JOBS)) strapi.cron.remove(name);
      await jobs.stop();
      await keeper.leave();
    },
  };
}
