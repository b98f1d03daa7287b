import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../server/src/contracts/uids';
import { request } from '../helpers/http';
import { WEBHOOK_KEY } from '../helpers/institutions/institutions';
import { textAt } from '../helpers/json';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { pause } from '../helpers/waiting';
import { INSTITUTION, startApp } from './app';
import { payloadOf, personValues, type FreshNumbers } from './people';
import type { Measurement } from './report';
import { median, medianMs } from './statistics';

const MANY = 300;
const TIMES = 5;
/** Long enough for everything that runs every minute. */
const IDLE_MS = 62_000;
/** Every job has run once: what the first minute finds at each institution is recorded once. */
const SETTLED_AFTER_MS = 65_000;

const CODES = [INSTITUTION, ...Array.from({ length: MANY - 1 }, (_none, index) => `venue${index}`)];

async function started(folder: string, backgroundWork: boolean, institutions = CODES) {
  const begun = performance.now();
  // What tests change after a start is not part of it.
  const trust = 'notStarted';
  const running = await startApp({ backgroundWork, folder, institutions, trust });
  return { running, tookMs: performance.now() - begun };
}

/** Statements per second, and the share of a core, in percent, of a process without work. */
async function idleCost(strapi: Core.Strapi) {
  let statements = 0;
  strapi.db.connection.on('query', () => (statements += 1));
  const [begunMs, before] = [performance.now(), process.cpuUsage()];
  await pause(IDLE_MS);
  const { system, user } = process.cpuUsage(before);
  const tookMs = performance.now() - begunMs;
  return {
    statementsPerSecond: (statements * 1000) / tookMs,
    cpuPercent: (user + system) / 10 / tookMs,
  };
}

/** How long an editor waits for a save, and a delivery of one contact until it is applied. */
async function latencies({ admin, strapi, url }: RunningStrapi, fresh: FreshNumbers) {
  const contacts = `/content-manager/collection-types/${CONTACT_UID}`;
  const made = await admin('POST', contacts, { type: 'individual', ...personValues(999) });
  const contact = `${contacts}/${textAt(made.body, 'data', 'documentId')}`;
  let noteApplied: () => void = () => undefined;
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [CONTACT_UID],
    afterCreate: () => noteApplied(),
  });
  const saveMs = await medianMs((time) => admin('PUT', contact, { notes: `Saved ${time}` }));
  const webhookMs = await medianMs(async () => {
    const applied = new Promise<void>((resolve) => (noteApplied = resolve));
    await request(`${url}/api/s360/contacts/${INSTITUTION}`, {
      method: 'POST',
      headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
      raw: payloadOf(fresh.take().slice(0, 1)),
    });
    await applied;
  });
  unsubscribe();
  return { saveMs, webhookMs };
}

async function pageMs({ admin }: RunningStrapi): Promise<number[]> {
  const pages: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    const { status } = await admin('GET', '/s360/institutions');
    if (status !== 200) throw new Error(`the institutions are answered with ${status}`);
    pages.push(performance.now() - begun);
  }
  return pages;
}

/**
 * The start of a process with 300 institutions, their page, what a process costs at rest, and how
 * long a save and a delivery take in it, compared with one institution.
 */
export async function measureInstitutions(
  folder: string,
  fresh: FreshNumbers,
): Promise<Measurement[]> {
  const one = await started(folder, true, [INSTITUTION]);
  const ofOne = await latencies(one.running, fresh);
  await one.running.stop('keep');
  const first = await started(folder, false);
  await first.running.stop('keep');
  const { running, tookMs } = await started(folder, true);
  const pages = await pageMs(running);
  await pause(SETTLED_AFTER_MS);
  const { cpuPercent, statementsPerSecond } = await idleCost(running.strapi);
  const ofMany = await latencies(running, fresh);
  await running.stop('keep');
  const isSqlite = (process.env.DATABASE_CLIENT ?? 'sqlite') === 'sqlite';
  return [
    {
      bench: 'institutions-page',
      ratio: median(pages.slice(1)),
      limit: { atMost: 300 },
      figures: { institutions: MANY, firstMs: pages[0] ?? 0 },
    },
    {
      bench: 'institutions-boot',
      ratio: tookMs - one.tookMs,
      limit: { atMost: 300 },
      figures: { withOneMs: one.tookMs, firstMs: first.tookMs, againMs: tookMs },
    },
    {
      bench: 'institutions-idle',
      ratio: statementsPerSecond,
      // All processes together cost at most ten: three of them, or the one on SQLite.
      limit: { atMost: isSqlite ? 10 : 3.3 },
      figures: {},
    },
    { bench: 'institutions-idle-cpu', ratio: cpuPercent, limit: { atMost: 1 }, figures: {} },
    {
      bench: 'institutions-save',
      ratio: ofMany.saveMs / ofOne.saveMs,
      limit: { atMost: 1.2 },
      figures: { withOneMs: ofOne.saveMs, withManyMs: ofMany.saveMs },
    },
    {
      bench: 'institutions-webhook',
      ratio: ofMany.webhookMs / ofOne.webhookMs,
      limit: { atMost: 1.2 },
      figures: { withOneMs: ofOne.webhookMs, withManyMs: ofMany.webhookMs },
    },
  ];
}
