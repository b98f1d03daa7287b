import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { parseDateOnly, parseInstant } from '../../s360';
import { DAY_MS } from '../../kernel/time/durations';
import type { LinkRecord } from '../records';

/** Nowhere on earth it is still an earlier day than this long after it ended in UTC. */
const LATEST_ZONE_MS = DAY_MS / 2;

/**
 * Why nothing is sent to a contact that S-360 deactivated: the last day of its validity is over.
 * `null` while it is valid.
 */
export function whyDeactivated({ belongings }: LinkRecord, at: Date): SyncFailure | null {
  const { validUntil } = belongings;
  const day = parseDateOnly(validUntil);
  const endMs =
    day === null ? parseInstant(validUntil)?.getTime() : Date.parse(day) + DAY_MS + LATEST_ZONE_MS;
  if (endMs === undefined || at.getTime() <= endMs) return null;
  const date = day ?? new Date(endMs).toISOString().slice(0, 10);
  return {
    code: 'deactivated',
    reason: reason('deactivatedThere', { date }),
    at: at.toISOString(),
  };
}
