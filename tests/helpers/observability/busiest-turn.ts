import { performance, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as othersHadATurn } from 'node:timers/promises';
import { ownCpuMs } from './processor-time';

const SAMPLED_EVERY_MS = 5;

/** The result of some work, and the longest time that it blocked others. */
export interface Measured<T> {
  answer: T;
  busiestMs: number;
}

/** A period by `performance.now()`. */
interface Stretch {
  from: number;
  to: number;
}

/** Starts to record garbage collections, as the heap of a test process is not the product’s. */
function collections() {
  const noted: Stretch[] = [];
  const note = (entries: readonly PerformanceEntry[]): void => {
    for (const { duration, startTime } of entries)
      noted.push({ from: startTime, to: startTime + duration });
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  return {
    async all(): Promise<readonly Stretch[]> {
      await othersHadATurn();
      // Those of the last turn wait here for one more.
      note(observer.takeRecords());
      observer.disconnect();
      return noted;
    },
  };
}

const sharedMs = (a: Stretch, b: Stretch): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/**
 * Measures how long some work blocked the event loop of this process at most. Time taken by other
 * processes and garbage collection does not count: a turn counts with its CPU time.
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
