import { MINUTE_MS } from '../kernel/time/durations';
import type { BulkJobProgress } from '../contracts/bulk-jobs';
import type { SentSample } from './bulk-job-store';

export interface LinksOfBulkJob {
  waiting: number;
  failed: number;
  inDoubt: number;
}

const RATE_OVER_MS = 10 * MINUTE_MS;
const SAMPLE_EVERY_MS = 30 * 1000;

/**
 * The number of links that are done or have left the bulk job, without those that were released
 * unsent when it was cancelled.
 */
export function sentOf(
  marked: number,
  { failed, inDoubt, waiting }: LinksOfBulkJob,
  unsent = 0,
): number {
  return Math.max(0, marked - waiting - failed - inDoubt - unsent);
}

export function isSampleDue(samples: readonly SentSample[], now: Date): boolean {
  const last = samples.at(-1);
  return last === undefined || now.getTime() - last.atMs >= SAMPLE_EVERY_MS;
}

/** Adds a sample and drops those that are too old for the rate. */
export function withSample(samples: readonly SentSample[], sample: SentSample): SentSample[] {
  return [...samples.filter(({ atMs }) => sample.atMs - atMs <= RATE_OVER_MS), sample];
}

/**
 * Links sent per minute over the last ten minutes; `null` during the first minute, in which S-360
 * takes at once what its limits have left.
 */
export function perMinute(samples: readonly SentSample[], now: SentSample): number | null {
  const [oldest] = samples.filter(({ atMs }) => now.atMs - atMs <= RATE_OVER_MS);
  if (!oldest || now.atMs - oldest.atMs < MINUTE_MS) return null;
  return (now.sent - oldest.sent) / ((now.atMs - oldest.atMs) / MINUTE_MS);
}

export function progressOf(
  job: { total: number; marked: number; unsent?: number; samples: readonly SentSample[] },
  links: LinksOfBulkJob,
  now: Date,
): BulkJobProgress {
  const { marked, samples, unsent, total } = job;
  const sent = sentOf(marked, links, unsent);
  const rate = perMinute(samples, { atMs: now.getTime(), sent });
  const left = Math.max(0, total - marked) + links.waiting;
  const expectedEnd =
    rate === null || rate <= 0 ? null : new Date(now.getTime() + (left / rate) * 60_000);
  return {
    total,
    marked,
    sent,
    ...links,
    perMinute: rate === null ? null : Math.round(rate * 10) / 10,
    expectedEnd: left === 0 ? null : (expectedEnd?.toISOString() ?? null),
  };
}
