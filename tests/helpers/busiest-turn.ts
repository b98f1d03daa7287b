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

const sharedMs = (a: Stretch, b: Stretch): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/**
 * Measures for how long the event loop of this process was held up at most while something went on. What
 * other processes take of the machine does not count: of a turn that was long by the clock, the time of
 * the processor counts that it took. Nor does collecting garbage.
 */
export async function busiestTurn<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const turns: (Stretch & { busyMs: number })[] = [];
  const garbage = collections();
  let from = performance.now();
  let cpu = process.cpuUsage();
  const sample = () => {
    const used = process.cpuUsage(cpu);
    const to = performance.now();
    const heldUpMs = to - from - SAMPLED_EVERY_MS;
    turns.push({ from, to, busyMs: Math.min(heldUpMs, (used.user + used.system) / 1000) });
    from = performance.now();
    cpu = process.cpuUsage();
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
