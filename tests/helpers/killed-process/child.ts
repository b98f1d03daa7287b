import http from 'node:http';
import type { Core } from '@strapi/strapi';
import { keepCompiledCode, useCompiledCode } from './compiled-code';
import { earnTrust } from './earned-trust';
import { followStatements } from './fail-points';

/** A message from the parent. */
export type Order =
  | { kind: 'record' }
  | { kind: 'report' }
  | { kind: 'killAt'; point: string }
  | { kind: 'freezeAfter'; statement: string }
  | { kind: 'cost' }
  | { kind: 'stop' };

/** What a process has cost since it began: the time of the processor, and statements. */
export interface Cost {
  cpuMs: number;
  statements: number;
}

/** A message from the child. */
export type Report =
  | { kind: 'ready'; url: string }
  | { kind: 'points'; points: string[] }
  | { kind: 'cost'; cost: Cost }
  | { kind: 'failed'; message: string };

/** The points passed since the recording began, in order. */
const recorded = new Set<string>();
let deadlyPoint: string | null = null;
/** The statement after which the process stops, once. */
let freezingStatement: RegExp | null = null;

function pass(points: readonly string[]): void {
  for (const point of points) {
    recorded.add(point);
    // The signal ends the process before this call returns.
    if (point === deadlyPoint) process.kill(process.pid, 'SIGKILL');
  }
}

let statements = 0;

function countStatements(strapi: Core.Strapi): void {
  strapi.db.connection.on('query', () => (statements += 1));
}

function costSoFar(): Cost {
  const { system, user } = process.cpuUsage();
  return { cpuMs: (system + user) / 1000, statements };
}

function watchDatabase(strapi: Core.Strapi): void {
  const points = followStatements();
  strapi.db.connection.on('query', ({ bindings, sql }: { sql: string; bindings?: unknown[] }) => {
    const { after, before } = points.follow(sql, bindings ?? []);
    pass(before);
    // SQLite executes a statement in the turn of its announcement, so nothing comes between.
    queueMicrotask(() => pass(after));
  });
}

function watchAnswers(strapi: Core.Strapi): void {
  strapi.db.connection.on('query-response', (_answer: unknown, { sql }: { sql: string }) => {
    if (freezingStatement === null || !freezingStatement.test(sql)) return;
    freezingStatement = null;
    process.kill(process.pid, 'SIGSTOP');
  });
}

function watchWebhooks(strapi: Core.Strapi): void {
  strapi.server.httpServer.prependListener('request', (request, response) => {
    if (!request.url?.startsWith('/api/s360/contacts/')) return;
    pass(['receive: request came']);
    response.once('finish', () => pass(['receive: answer written']));
  });
}

/**
 * Points around the calls that save a contact: before sending, after sending, and before the answer
 * is read.
 */
function watchCalls(): void {
  const original = http.request;
  const watched = (...given: Parameters<typeof http.request>) => {
    const outgoing = original(...given);
    if (!outgoing.path.includes('/save')) return outgoing;
    const end = outgoing.end.bind(outgoing);
    const write = outgoing.write.bind(outgoing);
    let body = '';
    outgoing.write = ((...parts: Parameters<typeof write>) => {
      body += String(parts[0]);
      return write(...parts);
    }) as typeof write;
    outgoing.end = ((...ended: Parameters<typeof end>) => {
      body += String(ended[0] ?? '');
      const kind = body.includes('"contactNumber"') ? 'update' : 'create';
      pass([`push ${kind}: before the request`]);
      outgoing.once('finish', () => pass([`push ${kind}: request written`]));
      outgoing.prependOnceListener('response', () => pass([`push ${kind}: answer came`]));
      return end(...ended);
    }) as typeof end;
    return outgoing;
  };
  http.request = watched as typeof http.request;
}

function say(report: Report): void {
  process.send?.(report);
}

function obey(order: Order, strapi: Core.Strapi): void {
  switch (order.kind) {
    case 'record':
      recorded.clear();
      return;
    case 'killAt':
      deadlyPoint = order.point;
      return;
    case 'freezeAfter':
      freezingStatement = new RegExp(order.statement);
      return;
    case 'report':
      say({ kind: 'points', points: [...recorded] });
      return;
    case 'cost':
      say({ kind: 'cost', cost: costSoFar() });
      return;
    case 'stop':
      strapi.server.httpServer.closeAllConnections();
      void strapi.destroy().finally(() => process.exit(0));
  }
}

/** Sets this process's clock ahead of all others. Its monotonic clock stays as it is. */
function setClockAhead(ms: number): void {
  const ownMs = Date.now.bind(Date);
  globalThis.Date = new Proxy(Date, {
    construct: (own, given, made) =>
      Reflect.construct(own, given.length === 0 ? [ownMs() + ms] : given, made),
    get: (own, name) => (name === 'now' ? () => ownMs() + ms : Reflect.get(own, name)),
  });
}

async function run(): Promise<void> {
  const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
  if (aheadMs > 0) setClockAhead(aheadMs);
  const app = process.env.APP_FOLDER ?? '';
  const isMeasured = process.env.MEASURED === 'true';
  if (!isMeasured) {
    watchCalls();
    useCompiledCode();
  }
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: app, distDir: app }).load();
  strapi.config.set('admin.rateLimit', { enabled: false });
  const trust = process.env.TRUST_AT_BOOT;
  if (trust === 'started' || trust === 'earned') await earnTrust(strapi, trust);
  if (isMeasured) {
    countStatements(strapi);
  } else {
    watchDatabase(strapi);
    watchAnswers(strapi);
    watchWebhooks(strapi);
  }
  await strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Strapi has no port');
  process.on('message', (order: Order) => obey(order, strapi));
  process.once('disconnect', () => process.exit(1));
  if (!isMeasured) keepCompiledCode();
  say({ kind: 'ready', url: `http://127.0.0.1:${address.port}` });
}

run().catch((error: unknown) => {
  say({
    kind: 'failed',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  process.exit(1);
});
