import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import { LostRaceError } from '../../kernel/database/failures';
import type { PullReason } from '../../sending';
import { afterEvent, ANONYMISED, isClosed } from '../model/link-states';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { PushInput } from '../model/merge/fields-to-send';
import {
  mergeSnapshot,
  withConsents,
  type MergedSnapshot,
  type SnapshotSource,
} from '../model/merge/merge-snapshot';
import { sendsUnseen } from '../model/merge/unseen';
import type { ConsentRecord, ContactRecord, LinkRecord } from '../records';
import { crediblyDated } from './credible-date';
import type { DecidedIdentity } from './decided';
import { matchReviewsIn, refusalBy } from './match-reviews';
import type { MergeBatch, ReceivedFrom } from './merge-batch';
import { openCreate } from './open-creates';
import { appliedDigest } from './repetitions';
import { prepare } from './prepare';
import type { ContactStore, ContactTransaction, KnownNumbers } from '../store';
import { writeReceived, type ChangedContact } from './write-received';

export type Received =
  | { kind: 'applied' | 'unchanged' | 'superseded'; contactDocumentId: string; created: boolean }
  /**
   * Stored but not applied: the contact was deleted in the CRM, S-360 made the person anonymous, or
   * the link was made with another S-360, whose numbers mean other people.
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

/** Where a snapshot comes from. */
interface AppliedFrom extends ReceivedFrom {
  /** Digests of the items that contain the snapshots; a pull has none. */
  digests?: ReadonlyMap<ContactSnapshot, string>;
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
    await keepOutAnonymised(request, identities, store);
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

/** Nothing else is stored of a number that nobody knows here when its person is made anonymous. */
async function keepOutAnonymised(
  { settings, source }: ReceiveRequest,
  identities: ReadonlyMap<string, DecidedIdentity>,
  { erased }: Pick<ContactStore, 'erased'>,
): Promise<void> {
  const numbers = [...identities].flatMap(([number, { kind }]) =>
    kind === 'anonymised' ? [number] : [],
  );
  if (numbers.length > 0) await erased.keepOut(settings.institution, numbers, source.appliedAt);
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

/** Applies one snapshot to the records of its batch. Pure, apart from what it notes in the batch. */
function applySnapshot(
  snapshot: ContactSnapshot,
  from: AppliedFrom,
  batch: MergeBatch,
  identity: DecidedIdentity | undefined,
): Received {
  if (identity?.kind === 'erased') return { kind: 'erased' };
  if (identity?.kind === 'anonymised') return { kind: 'kept' };
  if (identity?.kind === 'tooOld') return { kind: 'excluded' };
  if (identity?.kind === 'filtered') return { kind: 'filtered' };
  if (identity?.kind === 'unclear' || identity?.kind === 'nameless')
    askFor(snapshot, 'nobodyShown', from, batch);
  if (identity?.kind === 'nameless') return { kind: 'needsPull' };
  const refusal = refusalBy(identity);
  if (refusal !== null) return { kind: 'refused', ...refusal };
  const known = batch.links.get(snapshot.contactNumber);
  if (!known) throw new LostRaceError('A number was linked by another transaction.');
  const link = resumedBy(snapshot, known, from, batch);
  const contact = link.contactDocumentId ? batch.contacts.get(link.contactDocumentId) : undefined;
  const isOfOtherSystem = link.baseUrl !== from.settings.baseUrl;
  if (!contact || isClosed(link) || isOfOtherSystem) {
    batch.links.set(snapshot.contactNumber, noteKept(link, from.source));
    return { kind: 'kept' };
  }
  if (snapshot.anonymised) {
    const failure = anonymisedThere(snapshot.contactNumber, from.source.appliedAt);
    const ended = afterEvent(link, { kind: 'ended', failure });
    batch.links.set(snapshot.contactNumber, noteKept(ended, from.source));
    return { kind: 'kept' };
  }
  if (contact.type !== snapshot.type) {
    const types = { here: contact.type, there: snapshot.type };
    return { kind: 'refused', reasons: [reason('otherType', types)] };
  }
  // The number of a create that was in doubt or refused is found.
  const before = identity?.kind === 'create' ? afterEvent(link, { kind: 'found' }) : link;
  return mergeInto({ contact, link: before }, snapshot, from, batch);
}

/**
 * The link, which a pull resumes that shows the person again: it ended by mistake, as S-360 takes
 * nothing back that it made anonymous. A delivery may be an old one, so it only makes a pull due.
 */
function resumedBy(
  snapshot: ContactSnapshot,
  link: LinkRecord,
  from: AppliedFrom,
  batch: MergeBatch,
): LinkRecord {
  if (link.state !== 'ended' || snapshot.anonymised || link.baseUrl !== from.settings.baseUrl)
    return link;
  if (from.source.kind === 'pull') return afterEvent(link, { kind: 'resumed' });
  if (from.source.isReplay !== true) askFor(snapshot, 'differs', from, batch);
  return link;
}

const anonymisedThere = (number: string, at: Date): SyncFailure => ({
  code: ANONYMISED,
  reason: reason('anonymisedThere', { number }),
  at: at.toISOString(),
});

/** Merges a snapshot with its contact, and notes in the batch what changes. */
function mergeInto(
  { contact, link }: { contact: ContactRecord; link: LinkRecord },
  snapshot: ContactSnapshot,
  from: AppliedFrom,
  batch: MergeBatch,
): Received {
  const { digests, settings, source } = from;
  const { contactNumber } = snapshot;
  const { documentId } = contact;
  const known = batch.consents.get(documentId) ?? [];
  const merged = mergeSnapshot({
    contact,
    link,
    consents: known,
    snapshot: crediblyDated(snapshot, source.appliedAt),
    source,
    settings,
    localChangedAtMs: (field) => batch.localChanges.changedAtMs(documentId, field),
    enteredAtMs: (field) => batch.localChanges.enteredAtMs(documentId, field),
    editedAtMs: (field) => batch.localChanges.editedAtMs(documentId, field),
  });
  const fields = { ...contact.fields, ...merged.changes };
  const consents = withConsents(known, merged.consents);
  const after = { contact: { ...contact, fields }, link: merged.link, consents, settings };
  const why = reasonToRead(merged, link, after, source);
  if (why !== null) askFor(snapshot, why, from, batch);

  const inDoubt = merged.link.state === 'inDoubt' ? merged.link.inDoubt : null;
  batch.links.set(contactNumber, { ...merged.link, inDoubt });
  batch.contacts.set(documentId, after.contact);
  batch.consents.set(documentId, consents);
  noteConsents(merged.consents, known, batch);
  batch.conflicts.push(...merged.conflicts);
  const digest = digests?.get(snapshot);
  const isSettled = merged.outcome !== 'superseded' && why === null && digest !== undefined;
  batch.appliedDigests.set(contactNumber, isSettled ? appliedDigest(snapshot.type, digest) : null);
  const created = batch.created.has(documentId);
  return { kind: created ? 'applied' : merged.outcome, contactDocumentId: documentId, created };
}

/** Notes changed consents with the answers that were known before the first change. */
function noteConsents(
  changed: readonly ConsentRecord[],
  known: readonly ConsentRecord[],
  { consentChanges, consentsBefore }: MergeBatch,
): void {
  for (const consent of changed) {
    const key = `${consent.contactDocumentId}/${consent.code}`;
    const answer = known.find(({ code }) => code === consent.code) ?? null;
    if (!consentsBefore.has(key)) consentsBefore.set(key, answer);
    consentChanges.set(key, consent);
  }
}

/** Queues a pull of the snapshot's number. */
function askFor(
  { contactNumber }: ContactSnapshot,
  why: PullReason,
  { settings: { institution } }: AppliedFrom,
  batch: MergeBatch,
): void {
  batch.pulls.push({ institution, contactNumber, lane: 'bulk', reason: why });
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
