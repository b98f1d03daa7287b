import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** Per institution code, the time of the last receipt that the form is known to contain. */
export type SeenReceipts = Readonly<Record<string, string>>;

/** The receipts of these statuses, as contained in a form that was loaded after them. */
export function receiptsOf(statuses: readonly ContactSyncStatus[]): SeenReceipts {
  return Object.fromEntries(
    statuses.map(({ institution, lastReceived }) => [institution.code, lastReceived?.at ?? '']),
  );
}

/** The record is written at most this long before its receipt is dated. */
const DATING_TOLERANCE_MS = 2_000;

/**
 * The receipts that a form contains if nothing else is known: those that are not newer than its
 * record. The Content Manager may open a form on a cached record.
 */
export function receiptsUntil(
  statuses: readonly ContactSyncStatus[],
  recordUpdatedAt: string,
): SeenReceipts {
  const newestContainedMs = Date.parse(recordUpdatedAt) + DATING_TOLERANCE_MS;
  return receiptsOf(
    statuses.filter(
      ({ lastReceived }) =>
        lastReceived === null || !(Date.parse(lastReceived.at) > newestContainedMs),
    ),
  );
}

/**
 * The contact fields that S-360 has changed since the form was loaded, without duplicates.
 * Receipts are compared with earlier receipts of the same institution, not with the record's time,
 * because a receipt is dated on arrival and applied later.
 */
export function fieldsChangedSince(
  statuses: readonly ContactSyncStatus[],
  seen: SeenReceipts,
): string[] {
  const fields = statuses.flatMap(({ institution, lastReceived }) =>
    lastReceived === null || seen[institution.code] === lastReceived.at
      ? []
      : lastReceived.changedFields,
  );
  return [...new Set(fields)];
}
