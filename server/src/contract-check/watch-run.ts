import { describeError } from '../kernel/describe-error';
import type { Lease, Leases, LeaseTerms } from '../kernel/leases';
import type { CheckRecord, CheckStore } from './database/check-store';

export const LEASE: LeaseTerms = { durationMs: 20_000, graceMs: 20_000 };
const LOOK_EVERY_MS = 2_000;

/** The job that a run holds the lease of. */
export const jobOf = (code: string): string => `contract-check:${code}`;

/**
 * Renews the lease and watches for a cancellation until the run ends. Returns the function that
 * ends the watch.
 */
export function watchRun(
  { leases, record }: { leases: Leases; record: CheckRecord },
  controller: AbortController,
  signal: AbortSignal | undefined,
  { log, store }: { store: CheckStore; log: { warn(message: string): void } },
): () => Promise<void> {
  const cancel = () => controller.abort();
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      const held: Lease | null = await leases.hold(jobOf(record.institution), LEASE);
      const now = await store.find(record.institution, record.id);
      if (held?.fence !== record.fence || now === null || now.cancelledAt !== null) cancel();
    } catch (error) {
      log.warn(`the contract check of ${record.institution}: ${describeError(error)}`);
    } finally {
      looking = null;
    }
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    // A renewal that finishes later would acquire the lease again after its release.
    await looking;
    signal?.removeEventListener('abort', cancel);
  };
}
