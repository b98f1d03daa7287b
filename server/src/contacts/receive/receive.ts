import { afterEvent } from '../model/link-states';
import { reason, type Reason } from '../../contracts/reasons';
import { LostRaceError } from '../../kernel/database/failures';
import { crediblyDated } from './credible-date';
import type { DecidedIdentity } from './decided';
import { matchReviewsIn, refusalBy } from './match-reviews';
import { appliedDigest } from './repetitions';
import { openCreate } from './open-creates';
import {
  mergeSnapshot,
  withConsents,
  type MergedSnapshot,
  type SnapshotSource,
} from '../model/merge/merge-snapshot';
import { sendsUnseen } from '../model/merge/unseen';
import { prepare } from './prepare';
import type { PushInput } from '../model/merge/fields-to-send';
import type { PullReason } from '../../sending';
import type { LinkRecord } from '../records';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactStore, ContactTransaction, KnownNumbers } from '../store';
import { writeReceived, type ChangedContact } from './write-received';
import type { ReceivedFrom, MergeBatch } from './merge-batch';

export type Received =
  | { kind: 'applied' | 'unchanged' | 'superseded'; contactDocumentId: string; created: boolean }
  /**
   * Stored but not applied: the contact was deleted in the CRM, or the link was made with another
   * S-360, whose numbers mean other people.
   */
  | { kind: 'kept' }
  /** Older than the depth of past data: excluded, can be imported later. */
  | { kind: 'excluded' }
  /** The institution's filter excludes the contact, and its number is not linked. */
  | { kind: 'filtered' }
  /** The person was erased: nothing of the item is kept. */
  | { kind: 'erased' }
  /** An unknown number without a name: it creates no contact and is pulled instead. */
  | { kind: 'needsPull' }
  /**
   * `awaits`: what has to be resolved before the snapshot can be evaluated, see `IdentityRefusal`.
   */
  | { kind: 'refused'; reasons: Reason[]; awaits?: string };

export interface ReceiveResult {
  /** In the order of the given snapshots. */
  received: Received[];
  /** Contacts that were created or changed; for events. */
  changedContacts: ChangedContact[];
}

interface ReceiveRequest extends ReceivedFrom {
  snapshots: readonly ContactSnapshot[];
  /** Digests of the items that contain the snapshots; a pull has none. */
  digests?: ReadonlyMap<ContactSnapshot, string>;
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
      applyOne(snapshot, request, batch, identities),
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

function applyOne(
  snapshot: ContactSnapshot,
  { digests, settings, source }: ReceiveRequest,
  batch: MergeBatch,
  identities: ReadonlyMap<string, DecidedIdentity>,
): Received {
  const identity = identities.get(snapshot.contactNumber);
  if (identity?.kind === 'erased') return { kind: 'erased' };
  if (identity?.kind === 'tooOld') return { kind: 'excluded' };
  if (identity?.kind === 'filtered') return { kind: 'filtered' };
  if (identity?.kind === 'unclear' || identity?.kind === 'nameless') {
    batch.pulls.push({
      institution: settings.institution,
      contactNumber: snapshot.contactNumber,
      lane: 'bulk',
      reason: 'nobodyShown',
    });
  }
  if (identity?.kind === 'nameless') return { kind: 'needsPull' };
  const refusal = refusalBy(identity);
  if (refusal !== null) return { kind: 'refused', ...refusal };
  const link = batch.links.get(snapshot.contactNumber);
  if (!link) throw new LostRaceError('A number was linked by another transaction.');
  const contact = link.contactDocumentId ? batch.contacts.get(link.contactDocumentId) : undefined;
  const isOfOtherSystem = link.baseUrl !== settings.baseUrl;
  if (!contact || link.state === 'unlinked' || isOfOtherSystem) {
    batch.links.set(snapshot.contactNumber, noteKept(link, source));
    return { kind: 'kept' };
  }
  if (contact.type !== snapshot.type) {
    return {
      kind: 'refused',
      reasons: [reason('otherType', { here: contact.type, there: snapshot.type })],
    };
  }
  const known = batch.consents.get(contact.documentId) ?? [];
  // The number of a create that was in doubt or refused is found.
  const before = identity?.kind === 'create' ? afterEvent(link, { kind: 'found' }) : link;
  const merged = mergeSnapshot({
    contact,
    link: before,
    consents: known,
    snapshot: crediblyDated(snapshot, source.appliedAt),
    source,
    settings,
    localChangedAtMs: (field) => batch.localChanges.changedAtMs(contact.documentId, field),
    editedAtMs: (field) => batch.localChanges.editedAtMs(contact.documentId, field),
  });
  const isNew = batch.created.has(contact.documentId);
  batch.links.set(snapshot.contactNumber, {
    ...merged.link,
    inDoubt: merged.link.state === 'inDoubt' ? merged.link.inDoubt : null,
  });
  const fields = { ...contact.fields, ...merged.changes };
  const consents = withConsents(known, merged.consents);
  const after = { contact: { ...contact, fields }, link: merged.link, consents, settings };
  const why = reasonToRead(merged, before, after, source);
  const digest = digests?.get(snapshot);
  const isSettled = merged.outcome !== 'superseded' && why === null;
  batch.appliedDigests.set(
    snapshot.contactNumber,
    isSettled && digest !== undefined ? appliedDigest(snapshot.type, digest) : null,
  );
  batch.contacts.set(contact.documentId, after.contact);
  batch.consents.set(contact.documentId, consents);
  for (const consent of merged.consents) {
    const key = `${consent.contactDocumentId}/${consent.code}`;
    const answer = known.find(({ code }) => code === consent.code) ?? null;
    if (!batch.consentsBefore.has(key)) batch.consentsBefore.set(key, answer);
    batch.consentChanges.set(key, consent);
  }
  batch.conflicts.push(...merged.conflicts);
  if (why !== null) {
    const { institution } = settings;
    const { contactNumber } = snapshot;
    batch.pulls.push({ institution, contactNumber, lane: 'bulk', reason: why });
  }
  return {
    kind: isNew ? 'applied' : merged.outcome,
    contactDocumentId: contact.documentId,
    created: isNew,
  };
}

/** Why the contact has to be pulled after the merge; `null` if it need not be. */
function reasonToRead(
  { needsPull }: MergedSnapshot,
  before: LinkRecord,
  after: PushInput,
  { kind }: SnapshotSource,
): PullReason | null {
  if (needsPull) return 'differs';
  // A pull returns everything that S-360 has, and an open create sent everything that S-360 has.
  if (kind === 'pull' || openCreate(before) !== null) return null;
  return sendsUnseen(before, after) ? 'sendsUnseen' : null;
}

function noteKept(link: LinkRecord, source: SnapshotSource): LinkRecord {
  return {
    ...link,
    lastReceived: { at: source.appliedAt.toISOString(), source: source.kind, changedFields: [] },
  };
}
