import { performance } from 'node:perf_hooks';

const SAMPLED_EVERY_MS = 5;

/** What some work answered, and for how long the process was busy at most before anybody else's turn. */
export interface Measured<T> {
  answer: T;
  busiestMs: number;
}

/**
 * Measures for how long the event loop of this process was held up at most while something went on. What
 * other processes take of the machine does not count: of a turn that was long by the clock, the time of
 * the processor counts that it took.
 */
export async function busiestTurn<T>(work: () => Promise<T>): Promise<Measured<T>> {
  let busiestMs = 0;
  let at = performance.now();
  let cpu = process.cpuUsage();
  const sample = () => {
    const used = process.cpuUsage(cpu);
    const heldUpMs = performance.now() - at - SAMPLED_EVERY_MS;
    busiestMs = Math.max(busiestMs, Math.min(heldUpMs, (used.user + used.system) / 1000));
    at = performance.now();
    cpu = process.cpuUsage();
  };
  const timer = setInterval(sample, SAMPLED_EVERY_MS);
  try {
    const answer = await work();
    sample();
    return { answer, busiestMs };
  } finally {
    clearInterval(timer);
  }
}
