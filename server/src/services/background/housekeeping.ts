import type { Core } from '@strapi/strapi';
import { CANDIDATE_UID, CONTACT_HISTORY_UID, CONFLICT_UID, PLUGIN_ID } from '../../contracts/uids';
import { describeError } from '../describe-error';
import { getService } from '..';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** The sweep looks back beyond its last run: a long transaction commits with an older `updatedAt`. */
const SWEEP_OVERLAP_MS = 10 * MINUTE_MS;

const JOBS = {
  sweep: `${PLUGIN_ID}.sweep`,
  fullSweep: `${PLUGIN_ID}.fullSweep`,
  forget: `${PLUGIN_ID}.forget`,
  judgeAwaited: `${PLUGIN_ID}.judgeAwaited`,
};

async function forget(strapi: Core.Strapi): Promise<void> {
  const { deliveryRetentionDays, historyRetentionDays } = getService(strapi, 'configuration');
  const database = getService(strapi, 'database');
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  await getService(strapi, 'deliveryStore').forgetBefore(daysAgo(deliveryRetentionDays));
  const before = daysAgo(historyRetentionDays);
  await database
    .query(CONTACT_HISTORY_UID)
    .where({ changedAt: { $lt: before } })
    .delete()
    .execute();
  await database
    .query(CONFLICT_UID)
    .where({ recordedAt: { $lt: before } })
    .delete()
    .execute();
  // What is open has no time of decision: it stays.
  await database
    .query(CANDIDATE_UID)
    .where({ decidedAt: { $lt: before } })
    .delete()
    .execute();
  await getService(strapi, 'permits').forgetOld();
}

/** Runs a job alone in this process: Strapi's cron does not mind overlaps. */
function alone(strapi: Core.Strapi, name: string, work: () => Promise<void>): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await work();
    } catch (error) {
      strapi.log.error(`${name} failed: ${describeError(error)}`);
    } finally {
      isRunning = false;
    }
  };
}

/**
 * Regular jobs: the sweep every five minutes by `updatedAt`, over all contacts at night; forgetting
 * what is past its retention; judging again, each minute, what waited for the create of a contact. Each may run in several processes: repeating them changes nothing.
 */
export function startHousekeeping(strapi: Core.Strapi): void {
  let sweptUntil = new Date(Date.now() - SWEEP_OVERLAP_MS);
  const job = (name: string, rule: string, work: () => Promise<void>) => ({
    [name]: { task: alone(strapi, name, work), options: { rule } },
  });
  strapi.cron.add({
    ...job(JOBS.sweep, '0 */5 * * * *', async () => {
      const startedAt = Date.now();
      await getService(strapi, 'sweep').run(sweptUntil);
      sweptUntil = new Date(startedAt - SWEEP_OVERLAP_MS);
    }),
    ...job(JOBS.fullSweep, '0 17 3 * * *', async () => {
      await getService(strapi, 'sweep').run(new Date(0));
    }),
    ...job(JOBS.judgeAwaited, '41 * * * * *', async () => {
      await getService(strapi, 'awaitedItems').judgeSettled();
    }),
    ...job(JOBS.forget, '0 23 2 * * *', () => forget(strapi)),
  });
}

export function stopHousekeeping(strapi: Core.Strapi): void {
  for (const name of Object.values(JOBS)) strapi.cron.remove(name);
}
