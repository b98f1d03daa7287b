import { readFileSync } from 'node:fs';
import { performance, PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as othersHadATurn } from 'node:timers/promises';

const SAMPLED_EVERY_MS = 5;

/** What some work answered, and for how long the process was busy at most before anybody else's turn. */
export interface Measured<T> {
  answer: T;
  busiestMs: number;
}

/** A stretch of time by `performance.now()`. */
interface Stretch {
  from: number;
  to: number;
}

/** Starts to note when garbage is collected: the heap of a test's process is not the product's. */
function collections() {
  const noted: Stretch[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) {
      noted.push({ from: startTime, to: startTime + duration });
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  return {
    async all(): Promise<readonly Stretch[]> {
      await othersHadATurn();
      observer.disconnect();
      return noted;
    },
  };
}

/**
 * The time of the processor that the main thread has used, ms. The process as a whole also counts what
 * V8 compiles and collects in other threads, which keeps nobody waiting; only Linux tells them apart.
 */
function ownCpuMs(): number {
  try {
    const [onCpuNs] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(onCpuNs) / 1e6;
  } catch {
    const { system, user } = process.cpuUsage();
    return (system + user) / 1000;
  }
}

const sharedMs = (a: Stretch, b: Stretch): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/**
 * Measures for how long the event loop of this process was held up at most while something went on. What
 * other processes take of the machine does not count: of a turn that was long by the clock, the time of
 * the processor counts that its thread took. Nor does collecting garbage.
 */
export async function busiestTurn<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const turns: (Stretch & { busyMs: number })[] = [];
  const garbage = collections();
  let from = performance.now();
  let cpuMs = ownCpuMs();
  const sample = () => {
    const usedMs = ownCpuMs() - cpuMs;
    const to = performance.now();
    const heldUpMs = to - from - SAMPLED_EVERY_MS;
    turns.push({ from, to, busyMs: Math.min(heldUpMs, usedMs) });
    from = performance.now();
    cpuMs = ownCpuMs();
  };
  const timer = setInterval(sample, SAMPLED_EVERY_MS);
  try {
    const answer = await work();
    sample();
    const collected = await garbage.all();
    const busy = turns.map((turn) =>
      collected.reduce((ms, collection) => ms - sharedMs(turn, collection), turn.busyMs),
    );
    return { answer, busiestMs: Math.max(0, ...busy) };
  } finally {
    clearInterval(timer);
  }
}
