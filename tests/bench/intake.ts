import { DELIVERY_UID } from '../../server/src/contracts/uids';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import type { Core } from '@strapi/strapi';
import { WEBHOOK_KEY } from '../helpers/institutions/institutions';
import type { Cost } from '../helpers/killed-process/child';
import type { KillableStrapi } from '../helpers/killed-process/killable-strapi';
import { startStrapi } from '../helpers/strapi/strapi';
import { until } from '../helpers/waiting';
import { configured, INSTITUTION, settings } from './app';
import { waitingDeliveries } from './applying';
import { helperProcess, type HelperProcess } from './helper-process';
import { PAYLOAD, payloadOf, type FreshNumbers } from './people';
import type { Answer, Posts } from './posting';
import { costsDuring, sumOf, withProcesses } from './processes';
import type { Measurement } from './report';
import { median } from './statistics';

const PROCESSES = 3;
const ROUNDS = 3;
const CONNECTIONS = 6;
/** By the number of contacts in a delivery, the new ones of a round: several seconds of work. */
const ITEMS: readonly (readonly [bucket: number, items: number])[] = [
  [1, 2_000],
  [PAYLOAD, 5_000],
];
/** Those that are there before. */
const ITEMS_BEFORE = 5_000;
const ITEMS_PER_SECOND = 400;
const NO_LONGER_THAN_MS = 120_000;

/** New contacts in deliveries of this size. */
function deliveriesOf(bucket: number, items: number, fresh: FreshNumbers): string[] {
  const bodies: string[] = [];
  while (bodies.length * bucket < items) {
    const numbers = fresh.take();
    for (let start = 0; start < numbers.length; start += bucket) {
      bodies.push(payloadOf(numbers.slice(start, start + bucket)));
    }
  }
  return bodies;
}

/** The items applied of all deliveries after one, and the time from the first receipt on. */
async function appliedAfter(strapi: Core.Strapi, id: number) {
  const { column, table } = strapiDatabase(strapi).names(DELIVERY_UID);
  const [row] = await strapi.db
    .connection(table)
    .where('id', '>', id)
    .sum({ applied: 'applied' })
    .max({ newest: 'id', end: column('appliedAt') })
    .min({ begin: column('receivedAt') });
  return {
    newest: Number(row?.newest ?? id),
    applied: Number(row?.applied ?? 0),
    tookMs: Number(row?.end ?? NaN) - Number(row?.begin ?? NaN),
  };
}

interface Taken {
  perSecond: number;
  /** Of all processes together. */
  perItem: Cost;
}

type Intake = (processes: readonly KillableStrapi[], bodies: readonly string[]) => Promise<Taken>;

/** Sends deliveries to the processes in turn, and waits until all their items are applied. */
function intakeOf(asking: Core.Strapi, poster: HelperProcess<Posts, Answer>): Intake {
  let newest = 0;
  const isDone = async () => (await waitingDeliveries(asking)) === 0;
  async function send(processes: readonly KillableStrapi[], bodies: readonly string[]) {
    const { refused } = await poster.ask({
      urls: processes.map(({ url }) => `${url}/api/s360/contacts/${INSTITUTION}`),
      bodies,
      posts: bodies.length,
      connections: CONNECTIONS,
      headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
    });
    if (refused > 0) throw new Error(`${refused} deliveries were refused`);
    await until('everything is applied', isDone, NO_LONGER_THAN_MS);
  }
  return async (processes, bodies) => {
    const { costs } = await costsDuring(processes, () => send(processes, bodies));
    const { applied, newest: last, tookMs } = await appliedAfter(asking, newest);
    newest = last;
    return {
      perSecond: (applied * 1000) / tookMs,
      perItem: {
        cpuMs: sumOf(costs.map(({ cpuMs }) => cpuMs)) / applied,
        statements: sumOf(costs.map(({ statements }) => statements)) / applied,
      },
    };
  };
}

async function measureIn(
  processes: readonly KillableStrapi[],
  intake: Intake,
  fresh: FreshNumbers,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [bucket, items] of ITEMS) {
    const taken: Taken[] = [];
    // Every process has to be warm.
    await intake(processes, deliveriesOf(bucket, items * processes.length, fresh));
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.push(await intake(processes, deliveriesOf(bucket, items, fresh)));
    }
    measurements.push({
      bench: `intake-of-${processes.length}-at-${bucket}`,
      ratio: median(taken.map(({ perSecond }) => perSecond)),
      limit: { atLeast: ITEMS_PER_SECOND },
      figures: {
        cpuMsPerItem: median(taken.map(({ perItem }) => perItem.cpuMs)),
        statementsPerItem: median(taken.map(({ perItem }) => perItem.statements)),
        rounds: ROUNDS,
      },
    });
  }
  return measurements;
}

/**
 * New contacts applied per second, from the first request until the last one is applied, when S-360
 * sends them one by one or in payloads of 50, to one process or in turn to three.
 */
export function measureIntake(fresh: FreshNumbers): Promise<Measurement[]> {
  return withProcesses(async ({ newHome, start }) => {
    const home = await newHome();
    // It makes the tables, and only asks for what is left to apply.
    const asking = await startStrapi({
      institutions: configured([INSTITUTION]),
      settings: settings(false),
      folder: home,
    });
    const poster = helperProcess<Posts, Answer>('posting.ts');
    const intake = intakeOf(asking.strapi, poster);
    const startOne = () => start({ home, institutions: [INSTITUTION] });
    try {
      const processes = [await startOne()];
      await intake(processes, deliveriesOf(PAYLOAD, ITEMS_BEFORE, fresh));
      // PostgreSQL would do it within a minute; until then its plans are those for empty tables.
      await asking.strapi.db.connection.raw('vacuum analyze');
      const ofOne = await measureIn(processes, intake, fresh);
      while (processes.length < PROCESSES) processes.push(await startOne());
      return [...ofOne, ...(await measureIn(processes, intake, fresh))];
    } finally {
      poster.end();
      await asking.stop('keep');
    }
  });
}
