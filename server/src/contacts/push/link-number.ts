import { afterEvent } from '../model/link-states';
import { reason } from '../../contracts/reasons';
import { LostRaceError } from '../../kernel/database/failures';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import type { ContactType } from '../model/mapping/mapping';
import { ownedByOther } from './surprise';
import { noteUnansweredValues } from './unaccepted-push';
import { newLink } from '../receive/new-records';
import type { LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactStore, ContactTransaction } from '../store';

/**
 * The link after a person said that S-360 has the contact under this number. S-360 will return the
 * values that a create in doubt sent; they are not news.
 */
export function withNumber(link: LinkRecord, contactNumber: string): LinkRecord {
  const { inDoubt } = link;
  const known =
    inDoubt === null
      ? link
      : { ...link, observations: noteUnansweredValues(link, inDoubt.sending) };
  return afterEvent(known, { kind: 'numberTaken', contactNumber });
}

export interface NumberToLink {
  contactNumber: string;
  /** The type that S-360 reports for the number; `null` if unknown. */
  contactType: ContactType | null;
  settings: ContactSettings;
  at: Date;
}

/**
 * Links a number to a contact, without values; S-360's data is merged afterwards. Locks the contact
 * and its link.
 * @throws NotFoundError when the contact does not exist.
 * @throws StateConflictError when the number or the contact cannot be linked like this (any more).
 * @throws LostRaceError when another process linked or removed one of them meanwhile.
 */
export async function linkNumber(
  contactDocumentId: string,
  number: NumberToLink,
  { store, transaction }: { store: ContactStore; transaction: ContactTransaction },
): Promise<void> {
  const { at, contactNumber, contactType, settings } = number;
  const [contact] = await transaction.lockContacts([contactDocumentId]);
  if (!contact) throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
  if (contactType !== null && contact.type !== contactType) {
    throw new StateConflictError(
      reason('numberOfOtherType', {
        contact: contactDocumentId,
        here: contact.type,
        number: contactNumber,
        there: contactType,
      }),
    );
  }
  await expectFree(number, transaction);
  const links = await transaction.linksOfContacts([contactDocumentId]);
  const known = links.find(({ institution }) => institution === settings.institution);
  if (known?.state === 'ended') await leaveEnded(known.id, contactDocumentId, transaction);
  if (!known || known.state === 'ended') {
    const of = { contactDocumentId, contactNumber, at };
    await transaction.insertLinks([newLink(store, settings, of)]);
    await expectOwner(contactDocumentId, number, transaction);
    return;
  }
  const [link] = await transaction.lockLinks([known.id]);
  if (!link) throw new LostRaceError('A link was removed while it was being locked.');
  expectReady(link, settings);
  await transaction.updateLinks([withNumber(link, contactNumber)]);
}

/** The number that S-360 ended stands for the contact only by its orders, as after a merge. */
async function leaveEnded(
  linkId: number,
  mergedInto: string,
  transaction: ContactTransaction,
): Promise<void> {
  const [link] = await transaction.lockLinks([linkId]);
  if (link?.state !== 'ended')
    throw new LostRaceError('A link went on while another number was being linked.');
  const left = afterEvent(link, { kind: 'unlinked' });
  await transaction.updateLinks([{ ...left, contactDocumentId: null, mergedInto }]);
}

/** @throws StateConflictError, naming the contact, when the number is already linked. */
export async function expectFree(
  { contactNumber, settings }: NumberToLink,
  transaction: ContactTransaction,
): Promise<void> {
  const [owner] = await transaction.linksByNumber(settings.institution, [contactNumber]);
  if (owner) throw new StateConflictError(ownedByOther('numberTaken', owner, contactNumber));
}

/** @throws LostRaceError when another process has just linked the number or the contact. */
export async function expectOwner(
  contactDocumentId: string,
  { contactNumber, settings }: NumberToLink,
  transaction: ContactTransaction,
): Promise<void> {
  const [link] = await transaction.linksByNumber(settings.institution, [contactNumber]);
  if (link?.contactDocumentId !== contactDocumentId)
    throw new LostRaceError('The number or the contact was linked by another transaction.');
}

function expectReady(link: LinkRecord, settings: ContactSettings): void {
  if (link.contactNumber !== null) {
    throw new StateConflictError(
      reason('hasNumber', { number: link.contactNumber, institution: link.institution }),
    );
  }
  if (link.state === 'sending') {
    throw new StateConflictError(reason('beingSent'));
  }
  if (link.state === 'unlinked' || link.baseUrl !== settings.baseUrl) {
    throw new StateConflictError(reason('cannotTakeNumber'));
  }
}
