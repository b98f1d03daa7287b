import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** Per institution code, the time of the last receipt that the form is known to contain. */
export type SeenReceipts = Readonly<Record<string, string>>;

/** The receipts of these statuses, as seen by a form that was loaded after them. */
export function receiptsOf(statuses: readonly ContactSyncStatus[]): SeenReceipts {
  return Object.fromEntries(
    statuses.map(({ institution, lastReceived }) => [institution.code, lastReceived?.at ?? '']),
  );
}

/** A record is written at most so long before the receipt that changed it is dated. */
const DATING_TOLERANCE_MS = 2_000;

/**
 * The receipts that a form contains when nothing else is known of it: those that are not newer than
 * the record it was loaded from. The Content Manager may open a form on a record from its cache.
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
 * The contact fields that S-360 changed in the record since the form was loaded, each once. Receipts
 * are told apart by their time at the same institution, not by comparing it with the record's: a
 * receipt is dated when it arrives and applied later.
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
