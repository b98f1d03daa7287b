import { applySnapshot, type AppliedFrom, type Received } from './apply-snapshot';
import type { DecidedIdentity } from './decided';
import { matchReviewsIn } from './match-reviews';
import { prepare } from './prepare';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactStore, ContactTransaction, KnownNumbers } from '../store';
import { writeReceived, type ChangedContact } from './write-received';
import type { MergeBatch } from './merge-batch';

export interface ReceiveResult {
  /** In the order of the given snapshots. */
  received: Received[];
  /** Contacts that were created or changed; for events. */
  changedContacts: ChangedContact[];
}

interface ReceiveRequest extends AppliedFrom {
  snapshots: readonly ContactSnapshot[];
  /** What is known of the numbers, if it was read a moment ago; otherwise it is read here. */
  known?: KnownNumbers;
}

/**
 * Applies snapshots of one institution, in bulk and in one transaction. Each snapshot has its own
 * outcome. Applying the same payload again changes no contact.
 */
export async function receiveSnapshots(
  request: ReceiveRequest,
  store: ContactStore,
): Promise<ReceiveResult> {
  if (request.snapshots.length === 0) return { received: [], changedContacts: [] };
  let readBefore = request.known;
  return store.transaction(async (transaction) => {
    const prepared = prepare(request, readBefore, store, transaction);
    // After a lost race the earlier read is outdated.
    readBefore = undefined;
    const { identities, batch } = await prepared;
    const received = request.snapshots.map((snapshot) =>
      applySnapshot(snapshot, request, batch, identities.get(snapshot.contactNumber)),
    );
    const changedContacts = await writeReceived(request, batch, transaction);
    await updateMatchReviews(request, identities, batch, transaction);
    await forgetExcluded(request, batch, transaction);
    return { received, changedContacts };
  });
}

/**
 * Opens match reviews for what a person has to decide, and closes those of numbers that are now
 * linked.
 */
async function updateMatchReviews(
  { settings, snapshots, source }: ReceiveRequest,
  identities: ReadonlyMap<string, DecidedIdentity>,
  batch: MergeBatch,
  transaction: ContactTransaction,
): Promise<void> {
  if (identities.size === 0) return;
  const { institution } = settings;
  const linked = [...identities.keys()].filter((number) => batch.links.has(number));
  await transaction.closeMatchReviews(institution, linked, source.appliedAt);
  const { created } = batch;
  const at = source.appliedAt;
  await transaction.openMatchReviews(
    matchReviewsIn(identities, snapshots, { institution, at, created }),
  );
}

/** Runs only if a depth of past data is set; a nightly run cleans up after other configurations. */
async function forgetExcluded(
  { settings }: ReceiveRequest,
  { links }: MergeBatch,
  transaction: ContactTransaction,
): Promise<void> {
  if (settings.updatedSinceMs === null) return;
  await transaction.forgetExcluded(settings.institution, [...links.keys()]);
}
