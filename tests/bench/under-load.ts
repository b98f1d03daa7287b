import { modulesOf } from '../helpers/strapi/modules';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../server/src/contracts/uids';
import { WEBHOOK_KEY } from '../helpers/institutions/institutions';
import { textAt } from '../helpers/json';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { until } from '../helpers/waiting';
import { INSTITUTION } from './app';
import { waitingDeliveries } from './applying';
import { helperProcess, type HelperProcess } from './helper-process';
import { PAYLOAD, payloadOf, personValues, type FreshNumbers } from './people';
import type { Measurement } from './report';
import { median, quantile } from './statistics';
import type { Phase, Traffic } from './traffic';

const ROUNDS = 20;
const WARM_UP = 2;
const PHASE_MS = 2_500;
const SAVE_PAUSE_MS = 40;
const PAYLOADS_PER_PHASE = 10;
const PAYLOAD_EVERY_MS = 250;
const NO_LONGER_THAN_MS = 60_000;

interface Observed {
  savesMs: number[];
  /** The 99th percentile of the event loop delay in each phase, in ms. */
  delaysMs: number[];
}

const nothing = (): Observed => ({ savesMs: [], delaysMs: [] });

/** A contact that exists only in the CRM, whose saves cause no calls. */
async function savedContact({ admin }: RunningStrapi): Promise<string> {
  const made = await admin('POST', `/content-manager/collection-types/${CONTACT_UID}`, {
    type: 'individual',
    ...personValues(999),
    email: 'saved@example.com',
  });
  return textAt(made.body, 'data', 'documentId');
}

async function observe(
  observed: Observed,
  traffic: HelperProcess<Phase, Traffic>,
  phase: Phase,
): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { refused, savesMs } = await traffic.ask(phase);
  delay.disable();
  if (refused > 0) throw new Error(`${refused} requests were refused under load`);
  observed.savesMs.push(...savesMs);
  observed.delaysMs.push(delay.percentile(99) / 1e6);
}

/** Waits until only a few deliveries are left to apply. */
const fewWait = (strapi: Core.Strapi, most: number) =>
  until(
    `${most} deliveries wait at most`,
    async () => (await waitingDeliveries(strapi)) <= most,
    NO_LONGER_THAN_MS,
  );

/** Saves in the Content Manager and the event loop, alternating between idle and under payloads. */
export async function measureUnderLoad(
  running: RunningStrapi,
  fresh: FreshNumbers,
): Promise<Measurement[]> {
  const { adminToken: token, strapi, url } = running;
  const contact = await savedContact(running);
  const traffic = helperProcess<Phase, Traffic>('traffic.ts');
  const phase = (bodies: string[]): Phase => ({
    forMs: PHASE_MS,
    save: {
      url: `${url}/content-manager/collection-types/${CONTACT_UID}/${contact}`,
      token,
      pauseMs: SAVE_PAUSE_MS,
    },
    payloads: {
      url: `${url}/api/s360/contacts/${INSTITUTION}`,
      headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
      bodies,
      everyMs: PAYLOAD_EVERY_MS,
    },
  });
  const idle = nothing();
  const loaded = nothing();
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const counts = round >= WARM_UP;
    const bodies = Array.from({ length: PAYLOADS_PER_PHASE }, () => payloadOf(fresh.take()));
    await observe(counts ? idle : nothing(), traffic, phase([]));
    await observe(counts ? loaded : nothing(), traffic, phase(bodies));
    await fewWait(strapi, 0);
  }
  traffic.end();
  return figures(idle, loaded);
}

function figures(idle: Observed, loaded: Observed): Measurement[] {
  const isSqlite = (process.env.DATABASE_CLIENT ?? 'sqlite') === 'sqlite';
  const p99 = { idle: quantile(idle.savesMs, 0.99), loaded: quantile(loaded.savesMs, 0.99) };
  const delay = { idle: median(idle.delaysMs), loaded: median(loaded.delaysMs) };
  return [
    {
      bench: 'save-under-load',
      ratio: p99.loaded / p99.idle,
      limit: { atMost: isSqlite ? 3 : 1.5 },
      figures: {
        p99IdleMs: p99.idle,
        p99LoadedMs: p99.loaded,
        medianIdleMs: median(idle.savesMs),
        medianLoadedMs: median(loaded.savesMs),
        saves: loaded.savesMs.length,
        rounds: ROUNDS,
      },
    },
    {
      bench: 'event-loop-delay-ms',
      ratio: delay.loaded - delay.idle,
      limit: { atMost: 25 },
      figures: { p99IdleMs: delay.idle, p99LoadedMs: delay.loaded, rounds: ROUNDS },
    },
  ];
}

const HEAP_CONTACTS = 100_000;
const MAX_WAITING = 4;

function heapMegabytes(): number {
  if (!global.gc) throw new Error('the bench has to run with --expose-gc');
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** The growth of the heap after 100,000 contacts were received and applied. */
export async function measureHeap(strapi: Core.Strapi, fresh: FreshNumbers): Promise<Measurement> {
  const intake = modulesOf(strapi).deliveryIntake;
  const before = heapMegabytes();
  for (let contacts = 0; contacts < HEAP_CONTACTS; contacts += PAYLOAD) {
    await intake.take({
      institution: INSTITUTION,
      stream: 'contacts',
      body: payloadOf(fresh.take()),
    });
    await fewWait(strapi, MAX_WAITING);
  }
  await fewWait(strapi, 0);
  const after = heapMegabytes();
  return {
    bench: 'heap-growth-mb',
    ratio: after - before,
    limit: { atMost: 50 },
    figures: { contacts: HEAP_CONTACTS, beforeMb: before, afterMb: after },
  };
}
