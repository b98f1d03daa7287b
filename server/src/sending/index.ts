/** Who may call S-360 now, and what waits for an approval before it spends many calls. */
export type { BulkGuard, GuardedMark, MarkTally, PullGuard, WantedByDelivery } from './guards';
