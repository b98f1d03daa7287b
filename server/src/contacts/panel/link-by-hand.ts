import { LINKED_NUMBER } from '../../contracts/contacts/contact-history';
import { reason } from '../../contracts/reasons';
import { StateConflictError } from '../../kernel/errors';
import { afterEvent } from '../model/link-states';
import { fieldsInConflict } from '../model/shown-state';
import { linkNumber, type NumberToLink } from '../push/link-number';
import type { HistoryEntry, LinkRecord } from '../records';
import type { ContactStore, ContactTransaction } from '../store';
import { pullFor } from './decide-in-doubt';

/** A person's decision about the number of a contact. */
interface Verdict {
  author: string;
  at: Date;
}

/**
 * Unlinks a contact from its number. S-360 keeps the contact; what it sends under the number is
 * kept and not applied, and the number's orders leave the contact.
 */
export async function unlinkNumber(
  link: LinkRecord | null,
  institution: string,
  verdict: Verdict,
  transaction: ContactTransaction,
): Promise<void> {
  if (link === null || link.contactNumber === null || link.state === 'unlinked') {
    throw new StateConflictError(reason('notLinkedHere', { institution }));
  }
  if (link.state === 'sending') throw new StateConflictError(reason('beingSent'));
  if (link.state === 'inDoubt') throw new StateConflictError(reason('inDoubtFirst'));
  const { contactDocumentId } = link;
  const held = fieldsInConflict(link);
  await transaction.updateLinks([afterEvent(link, { kind: 'unlinked' })]);
  if (contactDocumentId === null) return;
  await transaction.endConflicts(
    held.map((field) => ({ institution, contactDocumentId, field })),
    verdict.at,
  );
  await transaction.addHistory([
    numberHistory({ institution, contactDocumentId }, link.contactNumber, null, verdict),
  ]);
}

/**
 * Links a contact with a number that no other contact has at the institution, and reads it from
 * S-360. An unlinked link of the number, whoever had it, makes way.
 * @throws StateConflictError when the number or the contact is linked already.
 */
export async function linkByHand(
  contactDocumentId: string,
  number: Omit<NumberToLink, 'contactType' | 'at'>,
  { author, at }: Verdict,
  ports: { store: ContactStore; transaction: ContactTransaction },
): Promise<void> {
  const { contactNumber, settings } = number;
  const { institution } = settings;
  const { transaction } = ports;
  const [former] = await transaction.linksByNumber(institution, [contactNumber]);
  if (former && mayMakeWay(former)) await transaction.removeLinks([former.id]);
  await linkNumber(contactDocumentId, { ...number, contactType: null, at }, ports);
  await transaction.addHistory([
    numberHistory({ institution, contactDocumentId }, null, contactNumber, { author, at }),
  ]);
  await transaction.queuePulls([pullFor({ institution }, contactNumber)]);
}

/** The number of a merged contact stands for the one that was kept. */
const mayMakeWay = ({ mergedInto, sending, state }: LinkRecord): boolean =>
  state === 'unlinked' && mergedInto === null && sending === null;

/** The history entry of a person's decision about a number. */
export const numberHistory = (
  of: Pick<HistoryEntry, 'institution' | 'contactDocumentId'>,
  oldValue: string | null,
  newValue: string | null,
  { author, at }: Verdict,
): HistoryEntry => ({
  ...of,
  field: LINKED_NUMBER,
  oldValue,
  newValue,
  cause: 'decision',
  causedBy: author,
  changedAt: at,
});
