/**
 * A process with a real Strapi that calls S-360 as often as permits allow, directly or through its
 * dispatcher. The task comes in the environment; `ready`, `go` and `stop` use the channel to the
 * parent.
 */
import { earnTrust } from '../../helpers/killed-process/earned-trust';
import { modulesOf } from '../../helpers/strapi/modules';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createStrapi, type Core } from '@strapi/strapi';
import { CONTACT_LINK_UID, CONTACT_UID } from '../../../server/src/contracts/uids';
import { contactCalls, createS360Client, isS360Error, type Lane } from '../../../server/src/s360';
import { describeError } from '../../../server/src/kernel/describe-error';
import { closingReasonOf } from '../../../server/src/sending/outcome';
import type { Permits } from '../../../server/src/sending/permits';

export interface Calling {
  code: string;
  lane: Lane;
  callers: number;
  /** The interval between the calls of the first minute. */
  firstEveryMs: number;
}

export interface Task {
  calling: readonly Calling[];
  /**
   * Contacts to create and send to every institution; the links to the named ones are in the lane
   * `bulk`.
   */
  pending: { contacts: number; bulk: readonly string[]; firstEveryMs: number };
}

const APP = path.resolve(__dirname, '../../app');
const SEEDED_CONTACT = '1001';
const SPREAD_CALLS_MS = 60_000;

let isStopping = false;

async function callOnAndOn(strapi: Core.Strapi, { code, lane, callers, firstEveryMs }: Calling) {
  const permits = modulesOf(strapi).permits;
  const settings = modulesOf(strapi).institutions.find(code)?.client;
  if (!settings) throw new Error(`no institution ${code}`);
  const client = createS360Client(settings, {
    permits: {
      take: () => Promise.reject(new Error('a token is forged, no call is needed for it')),
      endPermit: (permit, end) => permits.endPermit(permit, end),
    },
  });
  const startedAtMs = performance.now();
  const call = { ...contactCalls(settings).getContactData, lane };
  const callOnce = async (taken: Awaited<ReturnType<Permits['take']>>) => {
    if (taken.kind === 'wait') return pause(Math.min(Math.ceil(taken.waitMs), 1_000));
    const request = { contactNumber: SEEDED_CONTACT, details: ['GENERAL' as const] };
    await client.getContactData(request, { permit: taken.permit }).catch(async (error: unknown) => {
      const reason = isS360Error(error) ? closingReasonOf(error) : null;
      if (reason?.kind === 'limit') await permits.close(code, reason.forMs, 'limit');
      else process.stderr.write(`${code}: ${describeError(error)}\n`);
    });
  };
  const caller = async (position: number) => {
    for (let turn = position; !isStopping; turn += callers) {
      const dueAtMs = startedAtMs + Math.min(turn * firstEveryMs, SPREAD_CALLS_MS);
      await pause(Math.max(0, dueAtMs - performance.now()));
      await callOnce(await permits.take(code, call));
    }
  };
  await Promise.all(Array.from({ length: callers }, (_none, position) => caller(position)));
  client.close();
}

const contactNamed = (lastName: string) => ({
  documentId: lastName,
  type: 'individual',
  lastName,
});

/**
 * Creates contacts at once, or one by one during the first minute, and moves their links to the
 * measured lane.
 */
async function makePending(strapi: Core.Strapi, { bulk, contacts, firstEveryMs }: Task['pending']) {
  if (contacts === 0) return;
  const spread = firstEveryMs > 0 ? Math.floor(SPREAD_CALLS_MS / firstEveryMs) : 0;
  const startedAtMs = performance.now();
  for (let made = 0; made < spread && !isStopping; made += 1) {
    await pause(Math.max(0, startedAtMs + made * firstEveryMs - performance.now()));
    await strapi.db.query(CONTACT_UID).create({ data: contactNamed(`Spread ${made}`) });
  }
  const names = Array.from({ length: contacts }, (_none, index) => `Pending ${index}`);
  await strapi.db.query(CONTACT_UID).createMany({ data: names.map(contactNamed) });
  const where = { institution: { $in: bulk } };
  await strapi.db.query(CONTACT_LINK_UID).updateMany({ where, data: { lane: 'bulk' } });
}

async function run(): Promise<void> {
  const task: Task = JSON.parse(process.env.LIMITER_TASK ?? '{}');
  const strapi = await createStrapi({ appDir: APP, distDir: APP }).load();
  // Sending has to be started, and reading saves back would cost calls.
  await earnTrust(strapi, 'earned');
  await new Promise<void>((resolve) => strapi.server.listen(0, '127.0.0.1', resolve));
  process.on('message', (message) => {
    if (message === 'go') {
      const calling = task.calling.map((each) => callOnAndOn(strapi, each));
      Promise.all([makePending(strapi, task.pending), ...calling])
        .then(async () => {
          while (!isStopping) await pause(100);
          await strapi.destroy();
          process.exit(0);
        })
        .catch(fail);
    }
    if (message === 'stop') isStopping = true;
  });
  process.send?.('ready');
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

process.once('disconnect', () => process.exit(1));
run().catch(fail);
