import { proofsOf } from '../read-back/observed';
import { afterEvent, type LinkEvent } from '../model/link-states';
import { reason, type Reason } from '../../contracts/reasons';
import type { Proof } from '../../contracts/institutions/sending-trust';
import { acknowledge, fieldsToSend, isSentTo, planPush, type SaveRequest } from './push-plan';
import type { ConsentRecord, ContactRecord, LinkRecord, Sending } from '../records';
import type { ContactSettings } from '../settings';
import { LostRaceError } from '../../kernel/database/failures';
import { waitingForAnswer } from './asked-creates';
import { numberOfAnother, type OpenMatchReview } from '../model/open-match-review';
import type { ContactStore, ContactTransaction } from '../store';

export interface PushPorts {
  store: ContactStore;
  settings: ContactSettings;
}

/** What a link needs when its turn comes: nothing (any more), or this call. */
export type PreparedPush =
  | { kind: 'nothing' }
  /** `does`: what the save would prove when it is read back. */
  | { kind: 'call'; save: SaveRequest['type']; saves: 'create' | 'update'; does: Proof[] };

/** A call that is about to be made; it is on record as being sent. */
export type BegunPush =
  | { kind: 'nothing' }
  | {
      kind: 'send';
      linkId: number;
      /** `null` for one that is created. */
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

/** Locks a link and its contact: the contact first. `null` when the link does not exist. */
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

/** The link once both sides were compared, by the event that this was the end of. */
export function compared(
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

/**
 * Derives what a pending link needs, before a permit is taken; what needs nothing is settled, and
 * a create that a person is asked about waits for the answer.
 */
export async function preparePush(
  linkId: number,
  at: Date,
  { store, settings }: PushPorts,
): Promise<PreparedPush> {
  return store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSendable(locked.link, settings)) return { kind: 'nothing' };
    const { link, contact, consents } = locked;
    const plan = contact === null ? null : planPush({ link, contact, consents, settings });
    if (plan === null || plan.kind === 'nothing') {
      await transaction.updateLinks([compared(locked, link, settings)]);
      return { kind: 'nothing' };
    }
    if (plan.kind === 'create' && (await isLeftToAnswer(link, at, transaction)))
      return { kind: 'nothing' };
    const saved = { kind: plan.kind, contactType: plan.request.type, values: plan.values };
    return {
      kind: 'call',
      save: plan.request.type,
      saves: plan.kind,
      does: proofsOf(saved, settings),
    };
  });
}

/**
 * Computes what is sent at the moment of sending and puts on record that it is being sent. The
 * call itself is made after this transaction, with none open.
 */
export async function beginPush(
  linkId: number,
  attempt: {
    fence: number;
    startedAtMs: number;
    save: SaveRequest['type'];
    /** What it was prepared as; where that is another by now, it is not made. */
    saves?: 'create' | 'update';
    /** Puts it on record besides, in the same transaction; `false`: it is not to be made now. */
    alsoOnRecord?: (link: LinkRecord, sending: Sending) => Promise<boolean>;
  },
  { store, settings }: PushPorts,
): Promise<BegunPush> {
  return store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSendable(locked.link, settings)) return { kind: 'nothing' };
    const { link, contact, consents } = locked;
    const plan = contact === null ? null : planPush({ link, contact, consents, settings });
    if (contact === null || plan === null || plan.kind === 'nothing') {
      await transaction.updateLinks([compared(locked, link, settings)]);
      return { kind: 'nothing' };
    }
    // The permit is for another method: the contact's type was changed meanwhile.
    if (plan.request.type !== attempt.save) return { kind: 'nothing' };
    // It was given its number meanwhile: an update is made with another care.
    if (attempt.saves !== undefined && attempt.saves !== plan.kind) return { kind: 'nothing' };
    const startedAt = new Date(attempt.startedAtMs);
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

/** Whether a person is asked which contact a number is, and this may be it: then it waits for that. */
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

/** Whether two records of a send are of the same send. */
export function isSame(a: Sending | null | undefined, b: Sending): boolean {
  return a?.fence === b.fence && a.revision === b.revision && a.startedAtMs === b.startedAtMs;
}

/**
 * S-360 accepted the call. Written only by the one that sent it: also after its lease was taken
 * over and the create was put in doubt, because a number that S-360 answered is a fact.
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
      compared(locked, accepted, settings, (left) => ({ kind: 'accepted', revision, left })),
    ]);
    if (acknowledged.needsPull && accepted.contactNumber !== null) {
      await transaction.queuePulls([
        {
          institution: link.institution,
          contactNumber: accepted.contactNumber,
          lane: 'bulk',
          reason: 'S-360 changed the contact while it was being sent',
        },
      ]);
    }
  });
}

/** A number that cannot simply be taken, and what a person is asked because of it. */
interface Surprise {
  code: string;
  reason: Reason;
  contactNumber: string;
  reviews(at: Date): OpenMatchReview[];
}

/** The failure of a create that S-360 answered with the number of another contact. */
export const NUMBER_OF_ANOTHER = 'number-belongs-to-another-contact';

/** Why the number that S-360 answered cannot simply be taken; `null` when it can. */
async function surpriseIn(
  contactNumber: string | null,
  link: LinkRecord,
  transaction: ContactTransaction,
): Promise<Surprise | null> {
  if (contactNumber === null || contactNumber === link.contactNumber) return null;
  if (link.contactNumber !== null) {
    return {
      code: 'two-numbers',
      contactNumber,
      reviews: () => [],
      reason: reason('underTwoNumbers', { known: link.contactNumber, created: contactNumber }),
    };
  }
  const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
  if (!owner || owner.id === link.id) return null;
  return {
    code: NUMBER_OF_ANOTHER,
    contactNumber,
    reviews: (at) => reviewOfOwner(owner, link, contactNumber, at),
    reason: reason('answeredNumberOfOther', {
      number: contactNumber,
      contact: owner.contactDocumentId ?? 'unknown',
    }),
  };
}

/** Whether two contacts are one, because S-360 names the owner's number for the link's contact. */
export function reviewOfOwner(
  owner: LinkRecord,
  link: LinkRecord,
  contactNumber: string,
  at: Date,
): OpenMatchReview[] {
  if (owner.contactDocumentId === null || link.contactDocumentId === null) return [];
  return [
    numberOfAnother({
      institution: link.institution,
      contactNumber,
      ownerDocumentId: owner.contactDocumentId,
      contactDocumentId: link.contactDocumentId,
      at,
    }),
  ];
}

/** One contact is two at S-360, or two are one: a person has to look; nothing is created again. */
function leftToPerson(
  link: LinkRecord,
  sending: Sending,
  { code, contactNumber, reason: why }: Surprise,
  at: Date,
): LinkRecord {
  const since = at.toISOString();
  return afterEvent(link, {
    kind: 'doubted',
    inDoubt: { sending, since, lookups: 0, answeredNumber: contactNumber },
    failure: { code, reason: why, at: since },
    lookUpAt: null,
  });
}
