import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { afterEvent, isClosed } from '../model/link-states';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { OpenMatchReview } from '../model/open-match-review';
import type { PushPorts } from '../push/push';
import type { LinkRecord } from '../records';
import type { ContactTransaction } from '../store';
import { findCandidates } from './find-candidates';
import { columnsOf } from './identify';
import { documentIdsIn, hasSame, hasSameName, matchable, matchContact } from './matching';

/*
 * When people at S-360 merge two contacts, everything moves to the head (documented). What becomes of
 * the other number is not: it may be refused, or answer with the head (inferred). Either way its link
 * ends, and a person is asked whether the contact goes on under the head's number.
 */

/** The review of a contact whose number ended and of the one that has the head's number. */
const mergedReview = (of: {
  institution: string;
  ended: LinkRecord;
  head: string;
  owner: string;
  at: Date;
}): OpenMatchReview[] => {
  const { at, ended, head, institution, owner } = of;
  const { contactDocumentId, contactNumber } = ended;
  if (contactDocumentId === null || contactDocumentId === owner) return [];
  return [
    {
      kind: 'merge',
      institution,
      contactNumber: head,
      contactType: null,
      // The one with the living number comes first: it is proposed to be kept.
      contactDocumentIds: [owner, contactDocumentId],
      reason: reason('mergedInS360', { number: contactNumber ?? '', head }),
      noticedAt: at,
    },
  ];
};

/** Asks whether a contact whose number is gone is one that has another number there. */
export async function askWhoHasItNow(
  contactNumber: string,
  at: Date,
  { settings, store }: PushPorts,
): Promise<void> {
  const { institution } = settings;
  await store.transaction(async (transaction) => {
    const ended = await endedLink(institution, contactNumber, transaction);
    if (ended === null || ended.contactDocumentId === null) return;
    const [contact] = await transaction.lockContacts([ended.contactDocumentId]);
    if (!contact) return;
    const found = await findCandidates([contact], settings, transaction);
    const others = found.filter(({ documentId }) => documentId !== contact.documentId);
    const links = await transaction.linksOfContacts(others.map(({ documentId }) => documentId));
    const numbers = new Map(
      links.flatMap((link) =>
        link.institution === institution && !isClosed(link)
          ? [[link.contactDocumentId, link.contactNumber]]
          : [],
      ),
    );
    const subject = matchable(contact.type, contact.fields, settings);
    const hasNumber = (id: string) => Boolean(numbers.get(id));
    const match = matchContact(settings.matching, subject, others, hasNumber);
    if (match.kind === 'doubtful') return;
    const [owner = ''] = documentIdsIn(match);
    const head = numbers.get(owner);
    if (head)
      await transaction.openMatchReviews(mergedReview({ institution, ended, head, owner, at }));
  });
}

/**
 * Ends the link of a number that S-360 answers with another one, its head. `false`: it is somebody
 * else who is shown, or there is no link that could end, so the answer tells nothing.
 */
export async function endMergedNumber(
  contactNumber: string,
  head: ContactSnapshot,
  at: Date,
  { settings, store }: PushPorts,
): Promise<boolean> {
  const { baseUrl, institution } = settings;
  const why = reason('mergedThere', { number: contactNumber, head: head.contactNumber });
  const failure: SyncFailure = { code: 'merged', at: at.toISOString(), reason: why };
  return store.transaction(async (transaction) => {
    const [known] = await transaction.linksByNumber(institution, [contactNumber]);
    if (!known || known.contactDocumentId === null) return false;
    const [contact] = await transaction.lockContacts([known.contactDocumentId]);
    const [link] = await transaction.lockLinks([known.id]);
    if (!contact || !link || link.state === 'unlinked' || link.baseUrl !== baseUrl) return false;
    const here = matchable(contact.type, contact.fields, settings);
    const there = matchable(head.type, columnsOf(head), settings);
    if (!hasSame('email', here, there) && !hasSameName(here, there)) return false;
    await transaction.updateLinks([afterEvent(link, { kind: 'ended', failure })]);
    return true;
  });
}

/** Asks whether the contact of an ended number is the one that has the head's number, if there is one. */
export async function askWhetherHead(
  contactNumber: string,
  head: string,
  at: Date,
  { settings: { institution }, store }: PushPorts,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const ended = await endedLink(institution, contactNumber, transaction);
    const [link] = await transaction.linksByNumber(institution, [head]);
    const owner = link?.mergedInto ?? link?.contactDocumentId ?? null;
    if (ended === null || owner === null) return;
    await transaction.openMatchReviews(mergedReview({ institution, ended, head, owner, at }));
  });
}

async function endedLink(
  institution: string,
  contactNumber: string,
  transaction: ContactTransaction,
): Promise<LinkRecord | null> {
  const [link] = await transaction.linksByNumber(institution, [contactNumber]);
  return link?.state === 'ended' ? link : null;
}
