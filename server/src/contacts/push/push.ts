import { proofsOf } from '../read-back/observed';
import { afterEvent, type LinkEvent } from '../model/link-states';
import type { CallSubject } from '../../contracts/activity';
import type { Proof } from '../../contracts/institutions/sending-trust';
import { acknowledge, planPush, type SaveRequest } from './push-plan';
import { fieldsToSend, isSentTo } from '../model/merge/fields-to-send';
import type { ConsentRecord, ContactRecord, LinkRecord, Sending } from '../records';
import type { ContactSettings } from '../settings';
import { LostRaceError } from '../../kernel/database/failures';
import { waitingForAnswer } from './asked-creates';
import type { ContactStore, ContactTransaction } from '../store';
import { whyCompanyNotSent } from './companies';
import { whyDeactivated } from './deactivated';
import { leftToPerson, surpriseIn } from './surprise';

export interface PushPorts {
  store: ContactStore;
  settings: ContactSettings;
}

/** What a pending link needs when its turn comes: no call (any more), or this one. */
export type PreparedPush =
  | { kind: 'nothing' }
  /** `does`: what the save proves once it is read back. */
  | {
      kind: 'call';
      save: SaveRequest['type'];
      saves: 'create' | 'update';
      does: Proof[];
      about: CallSubject;
    };

/** A call about to be made; the link is recorded as sending. */
export type BegunPush =
  | { kind: 'nothing' }
  | {
      kind: 'send';
      linkId: number;
      /** `null` for a create. */
      contactNumber: string | null;
      sending: Sending;
      request: SaveRequest;
    };

/** A link with its contact and consents, locked in the order that all writers use. */
export interface LockedLink {
  link: LinkRecord;
  contact: ContactRecord | null;
  consents: ConsentRecord[];
}

/**
 * Locks a link and its contact, the contact first. Returns `null` if the link does not exist.
 * @throws LostRaceError when the contact was merged into another one meanwhile.
 */
export async function lockLink(
  linkId: number,
  transaction: ContactTransaction,
): Promise<LockedLink | null> {
  const [known] = await transaction.linksById([linkId]);
  if (!known) return null;
  const documentIds = known.contactDocumentId === null ? [] : [known.contactDocumentId];
  const [contact] = await transaction.lockContacts(documentIds);
  const [link] = await transaction.lockLinks([linkId]);
  if (!link) return null;
  if (link.contactDocumentId !== known.contactDocumentId)
    throw new LostRaceError('A contact was merged into another while it was being locked.');
  const consents = await transaction.consentsOf(link.institution, documentIds);
  return { link, contact: contact ?? null, consents };
}

/** The link after comparing both sides, by the event that caused the comparison. */
export function evaluateState(
  { contact, consents }: LockedLink,
  link: LinkRecord,
  settings: ContactSettings,
  event: (left: boolean) => LinkEvent = (left) => ({ kind: 'compared', left }),
): LinkRecord {
  if (contact === null) return afterEvent(afterEvent(link, event(false)), { kind: 'deleted' });
  const { send, observations } = fieldsToSend({ link, contact, consents, settings });
  const isCreated = link.contactNumber !== null || !isSentTo(settings, contact);
  const left = !isCreated || Object.keys(send).length > 0;
  return afterEvent(left ? link : { ...link, observations }, event(left));
}

function isSendable(link: LinkRecord, settings: ContactSettings): boolean {
  return link.state === 'pending' && link.baseUrl === settings.baseUrl;
}

/** A pending link with what it needs. One that needs nothing leaves the pending state: `null`. */
async function lockPlanned(
  linkId: number,
  at: Date,
  transaction: ContactTransaction,
  settings: ContactSettings,
) {
  const locked = await lockLink(linkId, transaction);
  if (!locked || !isSendable(locked.link, settings)) return null;
  const { link, contact, consents } = locked;
  const plan = contact === null ? null : planPush({ link, contact, consents, settings });
  if (contact === null || plan === null || plan.kind === 'nothing') {
    await transaction.updateLinks([evaluateState(locked, link, settings)]);
    return null;
  }
  const failure =
    whyCompanyNotSent(contact, settings, at) ??
    (plan.kind === 'update' ? whyDeactivated(link, at) : null);
  if (failure !== null) {
    await transaction.updateLinks([afterEvent(link, { kind: 'refused', failure, left: false })]);
    return null;
  }
  return { link, contact, plan };
}

/**
 * Derives what a pending link needs, before taking a permit. A create with an open match review waits for the decision.
 */
export async function preparePush(
  linkId: number,
  at: Date,
  { store, settings }: PushPorts,
): Promise<PreparedPush> {
  return store.transaction(async (transaction) => {
    const planned = await lockPlanned(linkId, at, transaction, settings);
    if (planned === null) return { kind: 'nothing' };
    const { link, plan } = planned;
    if (plan.kind === 'create' && (await isLeftToAnswer(link, at, transaction)))
      return { kind: 'nothing' };
    const saved = { kind: plan.kind, contactType: plan.request.type, values: plan.values };
    const { bulkJobId, contactDocumentId, contactNumber } = link;
    return {
      kind: 'call',
      about: { bulkJobId, contactDocumentId, contactNumber },
      save: plan.request.type,
      saves: plan.kind,
      does: proofsOf(saved, settings),
    };
  });
}

/**
 * Computes the values at the moment of sending and records the link as sending, in one transaction.
 * The caller makes the call afterwards, outside any transaction.
 */
export async function beginPush(
  linkId: number,
  attempt: {
    fence: number;
    startedAtMs: number;
    save: SaveRequest['type'];
    /** What was prepared; if the link now needs the other kind of save, the call is not made. */
    saves?: 'create' | 'update';
    /** Writes another record in the same transaction; `false` cancels the call for now. */
    alsoOnRecord?: (link: LinkRecord, sending: Sending) => Promise<boolean>;
  },
  { store, settings }: PushPorts,
): Promise<BegunPush> {
  return store.transaction(async (transaction) => {
    const startedAt = new Date(attempt.startedAtMs);
    const planned = await lockPlanned(linkId, startedAt, transaction, settings);
    if (planned === null) return { kind: 'nothing' };
    const { link, contact, plan } = planned;
    // The permit is for another method: the type of the contact changed meanwhile.
    if (plan.request.type !== attempt.save) return { kind: 'nothing' };
    // The link got its number meanwhile, and an update needs another care.
    if (attempt.saves !== undefined && attempt.saves !== plan.kind) return { kind: 'nothing' };
    if (plan.kind === 'create' && (await isLeftToAnswer(link, startedAt, transaction)))
      return { kind: 'nothing' };
    const sending: Sending = {
      kind: plan.kind,
      contactType: contact.type,
      revision: link.markedRevision,
      values: plan.values,
      fence: attempt.fence,
      startedAtMs: attempt.startedAtMs,
    };
    if (attempt.alsoOnRecord && !(await attempt.alsoOnRecord(link, sending)))
      return { kind: 'nothing' };
    const { observations } = plan;
    const sent = afterEvent({ ...link, observations }, { kind: 'sendStarted', sending });
    await transaction.updateLinks([sent]);
    const { contactNumber } = link;
    return { kind: 'send', linkId, contactNumber, sending, request: plan.request };
  });
}

/** Whether an open match review concerns the contact. If so, its create is put on hold for it. */
async function isLeftToAnswer(
  link: LinkRecord,
  at: Date,
  transaction: ContactTransaction,
): Promise<boolean> {
  const asked = await transaction.contactsUnderReview(link.institution);
  if (link.contactDocumentId === null || !asked.has(link.contactDocumentId)) return false;
  await transaction.updateLinks([waitingForAnswer(link, at)]);
  return true;
}

/** Whether two records describe the same send. */
export function isSame(a: Sending | null | undefined, b: Sending): boolean {
  return a?.fence === b.fence && a.revision === b.revision && a.startedAtMs === b.startedAtMs;
}

/**
 * Records that S-360 accepted the call, in a transaction. Only the sender writes this, even if it
 * lost its lease and the create was put in doubt meanwhile: the number that S-360 answered is
 * certain.
 */
export async function acceptPush(
  linkId: number,
  sending: Sending,
  answer: { contactNumber: string | null; answeredAtMs: number; at: Date },
  { store, settings }: PushPorts,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked) return;
    const { link } = locked;
    if (!isSame(link.sending, sending) && !isSame(link.inDoubt?.sending, sending)) return;
    const contactNumber = sending.kind === 'create' ? answer.contactNumber : link.contactNumber;
    const surprise = await surpriseIn(contactNumber, link, transaction);
    if (surprise !== null) {
      await transaction.updateLinks([leftToPerson(link, sending, surprise, answer.at)]);
      await transaction.openMatchReviews(surprise.reviews(answer.at));
      return;
    }
    const { startedAtMs } = sending;
    const { answeredAtMs } = answer;
    const acknowledged = acknowledge(link.observations, sending.values, {
      startedAtMs,
      answeredAtMs,
    });
    const accepted: LinkRecord = {
      ...link,
      contactNumber: contactNumber ?? link.contactNumber,
      observations: acknowledged.observations,
      lastSent: {
        at: answer.at.toISOString(),
        kind: sending.kind,
        fields: Object.keys(sending.values),
      },
    };
    const { revision } = sending;
    await transaction.updateLinks([
      evaluateState(locked, accepted, settings, (left) => ({ kind: 'accepted', revision, left })),
    ]);
    if (acknowledged.needsPull && accepted.contactNumber !== null) {
      await transaction.queuePulls([
        {
          institution: link.institution,
          contactNumber: accepted.contactNumber,
          lane: 'bulk',
          reason: 'changedWhileSent',
        },
      ]);
    }
  });
}
