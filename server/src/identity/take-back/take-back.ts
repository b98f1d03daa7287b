import {
  afterEvent,
  fieldsInConflict,
  isClosed,
  laterThan,
  numberHistory,
  type ChangedContact,
  type Clock,
  type ContactRecord,
  type ContactStore,
  type ContactTransaction,
  type LinkRecord,
} from '../../contacts';
import type { TakeBack, TakenBackLink } from '../../contracts/contacts/take-back';
import { reason } from '../../contracts/reasons';
import { requireInstitution, type Institution, type InstitutionRegistry } from '../../institutions';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import type { Author } from '../../kernel/http/request-author';
import { requirePerson } from '../../kernel/http/require-person';
import { createEmptyContact } from '../empty-contact';
import { consentsOfNumber, moveConsents, type ConsentsOfNumber } from './consents-of-number';
import { changesSince } from './changes-since';
import { valuesBefore } from './values-before';

export interface LinkTakeBack {
  /**
   * What taking back the contact's link at an institution would do; writes nothing.
   * @throws StateConflictError when there is no link to take back.
   */
  preview(contactDocumentId: string, institution: string): Promise<TakenBackLink>;
  /**
   * Takes back a link in one step: the contact gets back the values that it had before, at every
   * institution, and the number becomes a contact of its own, which is read from S-360.
   * @throws StateConflictError when the contact is not linked with the number (any more), when it is
   * being sent, and when the author is not a person.
   */
  takeBack(
    contactDocumentId: string,
    institution: string,
    request: TakeBack.Request,
    author: Author,
  ): Promise<TakeBack.Response['data']>;
}

interface LinkTakeBackPorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  institutions: InstitutionRegistry;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  wake(): void;
}

/** A contact, its link that is taken back, and what that does, all of them locked. */
interface Plan {
  contact: ContactRecord;
  link: LinkRecord & { contactNumber: string };
  consents: ConsentsOfNumber;
  done: TakenBackLink;
}

export function linkTakeBack(ports: LinkTakeBackPorts): LinkTakeBack {
  const { clock, database, institutions, store } = ports;

  async function plan(
    contactDocumentId: string,
    institution: string,
    transaction: ContactTransaction,
  ): Promise<Plan> {
    const [contact] = await transaction.lockContacts([contactDocumentId]);
    if (!contact) throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
    const links = await transaction.linksOfContacts([contactDocumentId]);
    const known = links.filter((link) => link.institution === institution);
    const [link] = await transaction.lockLinks(known.map(({ id }) => id));
    const contactNumber = link?.contactNumber ?? null;
    if (!link || contactNumber === null)
      throw new StateConflictError(reason('notLinkedHere', { institution }));
    if (link.state === 'sending') throw new StateConflictError(reason('beingSent'));
    const since = await changesSince({ ...link, contactNumber }, database);
    const values = valuesBefore(since.changes, contact.fields);
    const others = links.filter((other) => other.institution !== institution && !isClosed(other));
    return {
      contact,
      link: { ...link, contactNumber },
      consents: consentsOfNumber(
        await transaction.consentsOf(institution, [contactDocumentId]),
        since,
      ),
      done: {
        contactNumber,
        linkedAt: since.linkedAt.toISOString(),
        ...values,
        sentTo: values.fields.length > 0 ? others.map((other) => other.institution) : [],
        leftInS360: link.lastSent?.fields ?? [],
        isOwnContact: link.state !== 'ended',
      },
    };
  }

  return {
    preview: async (contactDocumentId, code) => {
      const { code: institution } = requireInstitution(institutions, code);
      const { done } = await store.transaction((transaction) =>
        plan(contactDocumentId, institution, transaction),
      );
      return done;
    },
    async takeBack(contactDocumentId, code, { contactNumber }, author) {
      const verdict = { author: requirePerson(author), at: clock.now() };
      const institution = requireInstitution(institutions, code);
      const { changed, ownContact, ...done } = await store.transaction(async (transaction) => {
        const planned = await plan(contactDocumentId, institution.code, transaction);
        if (planned.link.contactNumber !== contactNumber)
          throw new StateConflictError(reason('notLinkedHere', { institution: institution.code }));
        const of = { institution, store, transaction };
        const freed = await freeNumber(planned, verdict, of);
        const restored = await restoreValues(planned, verdict, transaction);
        return { ...planned.done, ownContact: freed, changed: restored };
      });
      ports.wake();
      const created = ownContact === null ? [] : [createdContact(ownContact)];
      await ports.announce([...changed, ...created]);
      return { ...done, ownContact };
    },
  };
}

const createdContact = (documentId: string): ChangedContact => ({
  documentId,
  created: true,
  changedFields: [],
});

interface Verdict {
  author: string;
  at: Date;
}

/** Unlinks the number and makes a contact of it; the document id of that one, if there is one. */
async function freeNumber(
  { consents, contact, done, link }: Plan,
  { author, at }: Verdict,
  of: { institution: Institution; store: ContactStore; transaction: ContactTransaction },
): Promise<string | null> {
  const { institution, store, transaction } = of;
  const { contacts: settings, code } = institution;
  const { contactNumber } = link;
  const from = { institution: code, contactDocumentId: contact.documentId };
  const holds = fieldsInConflict(link).map((field) => ({ ...from, field }));
  await transaction.endConflicts(holds, at);
  await transaction.addHistory([numberHistory(from, contactNumber, null, { author, at })]);
  if (!done.isOwnContact) {
    await moveConsents(consents, { from, to: null, author, at }, transaction);
    // Nobody is there to make a contact of, and a rule is not to link the number again.
    await transaction.updateLinks([afterEvent(link, { kind: 'unlinked' })]);
    return null;
  }
  await transaction.removeLinks([link.id]);
  const number = { contactNumber, contactType: contact.type, settings, at };
  const ownContact = await createEmptyContact(contact.type, number, author, { store, transaction });
  await moveConsents(consents, { from, to: ownContact, author, at }, transaction);
  return ownContact;
}

/** Gives the contact its values back, and sends them to the other institutions. */
async function restoreValues(
  { contact, done: { fields }, link: { institution } }: Plan,
  { author, at }: Verdict,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  if (fields.length === 0) return [];
  const { documentId } = contact;
  const updatedAt = laterThan(contact.updatedAt, at);
  const changes = Object.fromEntries(fields.map(({ field, restored }) => [field, restored]));
  await transaction.updateContacts([{ contact, changes, updatedAt, author }]);
  await transaction.addHistory(
    fields.map(({ field, now, restored }) => ({
      contactDocumentId: documentId,
      field,
      oldValue: now,
      newValue: restored,
      cause: 'decision',
      causedBy: author,
      institution,
      changedAt: updatedAt,
    })),
  );
  await transaction.markLinks({
    contactDocumentIds: [documentId],
    exceptInstitution: institution,
    lane: 'edit',
    release: true,
    at,
  });
  return [{ documentId, created: false, changedFields: fields.map(({ field }) => field) }];
}
