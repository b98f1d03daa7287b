import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pause, until } from '../helpers/waiting';
import { startSimulator, type Simulator } from '../simulator';
import type { Calling, Task } from './limiter/calling-process';
import {
  CLOSED,
  configured,
  DISPATCHED,
  DISPATCHED_SPREAD,
  KILLED,
  ONE_PROCESS,
  simulated,
  SLOW,
  SPAN_MS,
  TWO_PROCESSES,
  type Cell,
} from './limiter/cells';
import { createPostgresDatabase, type PostgresDatabase } from './limiter/postgres';
import { startProcess, type CallingProcess } from './limiter/processes';

const MINUTE_MS = 60_000;
const hasPostgres = process.env.WITHOUT_POSTGRES !== 'true';
const oneProcess = [...ONE_PROCESS, ...SLOW];
const twoProcesses = hasPostgres ? [...TWO_PROCESSES, ...CLOSED] : [];
const closed = hasPostgres ? CLOSED : [];
const dispatched = [...DISPATCHED, ...DISPATCHED_SPREAD];
const cells = [...oneProcess, ...twoProcesses, ...KILLED, ...dispatched];

/** More than can be sent in the period, so that something is always pending. */
const PENDING_CONTACTS = 240;
/** When a permitted call is refused, counted from the first call, and for how long. */
const REFUSED_AT_MS = 90_000;
const CLOSED_MS = 30_000;

/** During the calls of the first and the second window, counted from the first call. */
const KILLED_AT_MS = [800, 61_200];
/** These calls are separated from other cells, as a call must be in progress during the kill. */
const KILLED_LATER_MS = 10_000;

interface Measured {
  open: number;
  used: number;
  share: number;
  refused: number;
  /** The highest number of calls in any sixty seconds. */
  maxInAMinute: number;
}

describe('the limiter with windows of sixty seconds', () => {
  let simulator: Simulator;
  let postgres: PostgresDatabase | null = null;
  const folder = mkdtempSync(path.join(os.tmpdir(), 's360-limiter-'));
  const running = new Set<CallingProcess>();
  /** An early failure must not leave a process that starts later. */
  let isOver = false;

  const timesOf = ({ code }: Cell): number[] =>
    (simulator.institution(code)?.calls.list() ?? []).map(({ at }) => Date.parse(String(at)));
  const firstCall = (cell: Cell) =>
    until(`${cell.code} has called`, () => timesOf(cell)[0] ?? null, 60_000);

  function measured(cell: Cell): Measured {
    const calls = simulator.institution(cell.code)?.calls.list() ?? [];
    const times = timesOf(cell);
    const [firstAt = 0] = times;
    const open = (cell.openPerMinute * SPAN_MS) / MINUTE_MS;
    const used = times.filter((at) => at < firstAt + SPAN_MS).length;
    const within = (from: number) => times.filter((at) => at >= from && at < from + MINUTE_MS);
    return {
      open,
      used,
      share: Number((used / open).toFixed(4)),
      refused: calls.filter(({ status }) => status !== 200).length,
      maxInAMinute: Math.max(0, ...times.map((from) => within(from).length)),
    };
  }

  async function start(
    mine: readonly Cell[],
    database: Record<string, string>,
    task: Partial<Task>,
  ): Promise<CallingProcess> {
    const started = await startProcess({
      task: { calling: [], pending: pendingOf([], 0), ...task },
      institutions: mine.map((cell) => configured(cell, simulator.url)),
      backgroundWork: task.pending !== undefined,
      database,
    });
    if (isOver) await started.kill();
    else running.add(started);
    return started;
  }
  const sqlite = (name: string) => ({
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: path.join(folder, `${name}.db`),
  });
  const firstEveryMs = ({ lanes, openPerMinute, spreadFirstMinute }: Cell) =>
    spreadFirstMinute ? (lanes.length * MINUTE_MS) / openPerMinute : 0;
  const pendingOf = (mine: readonly Cell[], contacts: number): Task['pending'] => ({
    contacts,
    bulk: mine.filter(({ lanes }) => lanes.includes('bulk')).map(({ code }) => code),
    firstEveryMs: Math.max(0, ...mine.map(firstEveryMs)),
  });
  const callingIn = (mine: readonly Cell[], position: number): Calling[] =>
    mine.map((cell) => ({
      code: cell.code,
      callers: cell.callers,
      lane: cell.lanes[position] ?? 'booking',
      firstEveryMs: firstEveryMs(cell),
    }));

  async function killAndRestart(first: CallingProcess, startAgain: () => Promise<CallingProcess>) {
    const firstAt = Math.min(...(await Promise.all(KILLED.map(firstCall))));
    let present = first;
    for (const atMs of KILLED_AT_MS) {
      await pause(Math.max(0, firstAt + atMs - Date.now()));
      if (isOver) return;
      running.delete(present);
      await present.kill();
      present = await startAgain();
      present.go();
    }
  }

  async function refuseOne(cell: Cell): Promise<void> {
    await pause((await firstCall(cell)) + REFUSED_AT_MS - Date.now());
    simulator.institution(cell.code)?.faults.add({
      kind: 'http',
      method: '*',
      times: 1,
      status: 429,
      retryAfterSeconds: CLOSED_MS / 1000,
    });
  }

  beforeAll(async () => {
    simulator = await startSimulator({ institutions: cells.map(simulated) });
    if (hasPostgres) postgres = await createPostgresDatabase(`s360_limiter_${process.pid}`);
    const startKilled = () => start(KILLED, sqlite('killed'), { calling: callingIn(KILLED, 0) });
    await start(oneProcess, sqlite('one'), { calling: callingIn(oneProcess, 0) });
    for (const [name, mine] of Object.entries({ DISPATCHED, DISPATCHED_SPREAD })) {
      await start(mine, sqlite(name), { pending: pendingOf(mine, PENDING_CONTACTS) });
    }
    if (postgres) {
      // One after the other, as the first one creates the tables.
      for (const position of [0, 1]) {
        const calling = callingIn(twoProcesses, position);
        await start(twoProcesses, postgres.variables, { calling });
      }
    }
    const toBeKilled = await startKilled();
    for (const each of running) if (each !== toBeKilled) each.go();
    await pause(KILLED_LATER_MS);
    toBeKilled.go();
    await Promise.all([
      killAndRestart(toBeKilled, startKilled),
      ...closed.map(refuseOne),
      ...cells.map(firstCall),
    ]);
    const ends = cells.map((cell) => (timesOf(cell)[0] ?? 0) + SPAN_MS);
    await pause(Math.max(...ends) - Date.now() + 1_000);
    await Promise.all([...running].map((each) => each.stop()));
    console.table(Object.fromEntries(cells.map((cell) => [cell.what, measured(cell)])));
  }, 15 * MINUTE_MS);

  afterAll(async () => {
    isOver = true;
    for (const each of running) await each.kill();
    await simulator.stop();
    await postgres?.drop();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTE_MS);

  const undisturbed = cells.filter((cell) => !closed.includes(cell));
  it.each(undisturbed)('leads to no refusal by S-360 ($what)', (cell) => {
    expect(measured(cell).refused).toBe(0);
    expect(measured(cell).used).toBeGreaterThan(0);
  });

  it.each([...ONE_PROCESS, ...DISPATCHED, ...DISPATCHED_SPREAD])(
    'uses 98% of the possible calls ($what)',
    (cell) => {
      expect(measured(cell).share).toBeGreaterThanOrEqual(0.98);
    },
  );

  if (hasPostgres) {
    it.each(TWO_PROCESSES)('uses 95% of the possible calls ($what)', (cell) => {
      expect(measured(cell).share).toBeGreaterThanOrEqual(0.95);
    });
  }

  if (hasPostgres) {
    it.each(CLOSED)('shares a closing between two processes ($what)', ({ code }) => {
      const calls = simulator.institution(code)?.calls.list() ?? [];
      const refused = calls.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(1);
      const refusedAt = Date.parse(String(refused[0]?.at));
      const later = calls.map(({ at }) => Date.parse(String(at)) - refusedAt);
      const onTheWayMs = 1_000;
      const early = later.filter((ms) => ms > onTheWayMs && ms < CLOSED_MS);
      expect(early).toEqual([]);
      expect(later.filter((ms) => ms >= CLOSED_MS).length).toBeGreaterThan(30);
    });
  }

  it.each(SLOW)('loses only the time of slow calls ($what)', (cell) => {
    expect(measured(cell).share).toBeGreaterThanOrEqual(0.9);
  });

  it.each(KILLED)('continues after each restart ($what)', (cell) => {
    expect(measured(cell).share).toBeGreaterThanOrEqual(0.8);
  });
});
