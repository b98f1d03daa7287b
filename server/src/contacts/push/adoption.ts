import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import { displayName } from '../derived-columns';
import { withNumber } from './link-number';
import type { OpenMatchReview } from '../model/open-match-review';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import { columnsOf } from '../receive/identify';
import { hasSame, hasSameName, matchable } from '../receive/matching';
import type { ContactRecord, HistoryEntry, InDoubt, LinkRecord, ShownContact } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactTransaction } from '../store';
import { lockLink, type PushPorts } from './push';
import { ownedByOther, reviewOfOwner } from './surprise';

/*
 * A person can name the number of a create in doubt. Numbers are easily mistyped, and a link to
 * somebody else would mix the data of two people. So the link takes the number only after S-360 has
 * confirmed whose it is.
 */

/** The failure code of a named number that the link cannot take. */
export const NOT_ADOPTED = 'number-not-adopted';

/** What S-360 answered about a named number. */
interface NumberRead {
  contactNumber: string;
  /** The contact under the number, or why none could be read. */
  shown: ContactSnapshot | SyncFailure;
  at: Date;
}

/** The link while a named number waits to be read. */
export function beginAdoption(
  link: LinkRecord,
  inDoubt: InDoubt,
  contactNumber: string,
  author: string | null,
): LinkRecord {
  const { notAdopted: _before, ...doubt } = inDoubt;
  return { ...link, inDoubt: { ...doubt, adopting: { contactNumber, author } } };
}

/**
 * The history entry of a person's decision about a create in doubt: the number, or `null` for none.
 */
export function decisionHistory(
  { contactDocumentId, institution }: LinkRecord,
  contactNumber: string | null,
  causedBy: string | null,
  changedAt: Date,
): HistoryEntry[] {
  if (contactDocumentId === null) return [];
  return [
    {
      contactDocumentId,
      field: 'contactNumber',
      oldValue: null,
      newValue: contactNumber,
      cause: 'decision',
      causedBy,
      institution,
      changedAt,
    },
  ];
}

/**
 * Gives the number to the link it was named for, if S-360 has that contact under it; otherwise the
 * link stays in doubt with the reason. `nobody`: no link waits for this number.
 */
export async function adoptOrRefuse(
  read: NumberRead,
  ports: PushPorts,
): Promise<'nobody' | 'adopted' | 'refused'> {
  let outcome: 'nobody' | 'adopted' | 'refused' = 'nobody';
  for (const linkId of await linksAdopting(read.contactNumber, ports)) {
    const isAdopted = await ports.store.transaction((transaction) =>
      adoptOrRefuseOne(linkId, read, ports.settings, transaction),
    );
    if (isAdopted !== null && outcome !== 'adopted') outcome = isAdopted ? 'adopted' : 'refused';
  }
  return outcome;
}

async function linksAdopting(
  contactNumber: string,
  { settings, store }: PushPorts,
): Promise<number[]> {
  const open = await store.transaction((transaction) =>
    transaction.openCreates(settings.institution),
  );
  return open.filter((link) => adoptionOf(link, contactNumber) !== null).map(({ id }) => id);
}

function adoptionOf({ inDoubt, state }: LinkRecord, contactNumber: string) {
  const adoption = inDoubt?.adopting;
  if (!inDoubt || state !== 'inDoubt' || adoption?.contactNumber !== contactNumber) return null;
  return { inDoubt, author: adoption.author };
}

/** Whether the link took the number; `null` if it no longer waits for it. */
async function adoptOrRefuseOne(
  linkId: number,
  read: NumberRead,
  settings: ContactSettings,
  transaction: ContactTransaction,
): Promise<boolean | null> {
  const locked = await lockLink(linkId, transaction);
  const adoption = locked && adoptionOf(locked.link, read.contactNumber);
  if (!adoption || locked.contact === null) return null;
  const { contact, link } = locked;
  const { author, inDoubt } = adoption;
  const obstacle = await obstacleTo(read, { contact, link, inDoubt, settings }, transaction);
  if (obstacle !== null) {
    await transaction.updateLinks([refuseAdoption(link, inDoubt, read, obstacle.failure)]);
    await transaction.openMatchReviews(obstacle.reviews);
    return false;
  }
  await transaction.updateLinks([withNumber(link, read.contactNumber)]);
  await transaction.addHistory(decisionHistory(link, read.contactNumber, author, read.at));
  return true;
}

interface Obstacle {
  failure: Omit<SyncFailure, 'at'>;
  reviews: OpenMatchReview[];
}

/** Why the link cannot take the number; `null` if it can. */
async function obstacleTo(
  { at, contactNumber, shown }: NumberRead,
  of: { contact: ContactRecord; link: LinkRecord; inDoubt: InDoubt; settings: ContactSettings },
  transaction: ContactTransaction,
): Promise<Obstacle | null> {
  const { contact, link } = of;
  const obstacle = (why: Reason, code: string = NOT_ADOPTED, reviews: OpenMatchReview[] = []) => ({
    failure: { code, reason: why },
    reviews,
  });
  const number = contactNumber;
  if (!('fields' in shown)) {
    return obstacle(reason('numberNotShown', { number, reasons: [shown.reason] }), shown.code);
  }
  const [owner] = await transaction.linksByNumber(link.institution, [number]);
  if (owner) {
    const taken = ownedByOther('numberTaken', owner, number);
    return obstacle(taken, undefined, reviewOfOwner(owner, link, number, at));
  }
  if (shown.type !== contact.type) {
    const types = { here: contact.type, there: shown.type };
    return obstacle(reason('numberOfOtherType', { contact: contact.documentId, number, ...types }));
  }
  if (shown.contactNumber === number && isShown(of, shown)) return null;
  return obstacle(reason('numberShowsOther', { number }));
}

/**
 * Whether the snapshot has the e-mail address or the name of the contact, as sent or as it is now.
 */
function isShown(
  {
    contact,
    inDoubt,
    settings,
  }: { contact: ContactRecord; inDoubt: InDoubt; settings: ContactSettings },
  snapshot: ContactSnapshot,
): boolean {
  const there = matchable(snapshot.type, columnsOf(snapshot), settings);
  const { values } = inDoubt.sending;
  return [values, contact.fields]
    .map((fields) => matchable(contact.type, fields, settings))
    .some((here) => hasSame('email', here, there) || hasSameName(here, there));
}

/**
 * The link still in doubt, with the contact that S-360 has under the number for the person who
 * named it.
 */
export function refuseAdoption(
  link: LinkRecord,
  { adopting: _asked, ...doubt }: InDoubt,
  { at, contactNumber, shown }: NumberRead,
  failure: Obstacle['failure'],
): LinkRecord {
  return {
    ...link,
    inDoubt: {
      ...doubt,
      notAdopted: { contactNumber, shown: 'fields' in shown ? shownContact(shown) : null },
    },
    failure: { ...failure, at: at.toISOString() },
  };
}

function shownContact(snapshot: ContactSnapshot): ShownContact {
  const fields = columnsOf(snapshot);
  return { name: displayName(snapshot.type, fields), email: fields.email ?? null };
}
