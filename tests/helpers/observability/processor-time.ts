import { readFileSync } from 'node:fs';

/**
 * The processor time of the main thread in ms. The time of the process would include compilation and
 * garbage collection in other threads, which block nobody; only Linux distinguishes them.
 */
export function ownCpuMs(): number {
  try {
    const [onCpuNs] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(onCpuNs) / 1e6;
  } catch {
    const { system, user } = process.cpuUsage();
    return (system + user) / 1000;
  }
}

/** What some work takes of the processor in ms, however many others want it meanwhile. */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = ownCpuMs();
  await work();
  return ownCpuMs() - before;
}
