import type { Author } from '../../kernel/http/request-author';
import { afterEvent, isClosed } from '../model/link-states';
import { reason } from '../../contracts/reasons';
import type { NextAttempt } from '../push/next-attempt';
import { loadNextAttempts, type NextAttemptPorts } from '../push/load-next-attempts';
import type { ContactSyncStatus, DecideInDoubt } from '../../contracts/contacts/contact-sync';
import { QUEUED_PULL_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { requirePerson } from '../../kernel/http/require-person';
import { requireInstitution, type Institution, type InstitutionRegistry } from '../../institutions';
import { openConflictIds } from '../conflicts/open-conflicts';
import { contactById } from '../database/contacts-by-id';
import { linksToCreate } from '../edits/links-to-create';
import { isSentTo } from '../model/merge/fields-to-send';
import { lockLink } from '../push/push';
import { consentKey, consentValue } from '../model/merge/consents';
import type { ConsentRecord, ContactRecord, HistoryEntry, LinkRecord } from '../records';
import type { ContactStore, ContactTransaction } from '../store';
import { decideDoubt, noteNumberOfAnother, NumberOfAnotherError, pullFor } from './decide-in-doubt';
import { linkByHand, unlinkNumber } from './link-by-hand';
import { contactSyncStatus, hasHeldField } from './sync-status';

export interface ContactSync {
  statuses(contactDocumentId: string): Promise<ContactSyncStatus[]>;
  /**
   * Creates the contact where S-360 lacks it, retries a failure, and sends differences at once.
   */
  pushNow(contactDocumentId: string, institutionCode: string): Promise<ContactSyncStatus>;
  pullNow(contactDocumentId: string, institutionCode: string): Promise<ContactSyncStatus>;
  /** A number is adopted once S-360 has shown its contact. */
  decideInDoubt(
    contactDocumentId: string,
    institutionCode: string,
    decision: DecideInDoubt.Request,
    author: Author,
  ): Promise<ContactSyncStatus>;
  unlink(
    contactDocumentId: string,
    institutionCode: string,
    author: Author,
  ): Promise<ContactSyncStatus>;
  /** Links the contact with a free number of the institution, which is then read from S-360. */
  link(
    contactDocumentId: string,
    institutionCode: string,
    contactNumber: string,
    author: Author,
  ): Promise<ContactSyncStatus>;
  /** Records a person's answer, which is then sent to S-360. */
  changeConsent(
    contactDocumentId: string,
    institutionCode: string,
    consent: Pick<ConsentRecord, 'code' | 'allowed' | 'wording'>,
    author: Author,
  ): Promise<ContactSyncStatus>;
}

interface ContactSyncPorts extends NextAttemptPorts {
  store: ContactStore;
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  /** Unresolved losses caused by a save of the link's contact: fields, or paths of S-360. */
  lostFields(institution: Institution, linkId: number): Promise<string[]>;
  /** A person wants something sent or read now: pauses that are no limits end. */
  requestCalls(institution: string): Promise<unknown>;
  wake(): void;
}

interface Target {
  institution: Institution;
  contactDocumentId: string;
  contact: ContactRecord;
  link: LinkRecord | null;
}

/** The service behind the contact's panel. */
export function contactSync(ports: ContactSyncPorts): ContactSync {
  const { institutions, store } = ports;
  const { now } = ports.database.clock;

  async function linkAt(
    institution: Institution,
    contactDocumentId: string,
    transaction: ContactTransaction,
  ) {
    const links = await transaction.linksOfContacts([contactDocumentId]);
    return links.find((link) => link.institution === institution.code) ?? null;
  }

  /** Changes one contact's link with both locked, and returns the resulting status. */
  async function change(
    contactDocumentId: string,
    code: string,
    work: (target: Target, transaction: ContactTransaction) => Promise<void>,
  ): Promise<ContactSyncStatus> {
    const institution = requireInstitution(institutions, code);
    await store.transaction(async (transaction) => {
      const [contact] = await transaction.lockContacts([contactDocumentId]);
      if (!contact) throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
      const known = await linkAt(institution, contactDocumentId, transaction);
      const locked = known && (await lockLink(known.id, transaction));
      const link = locked?.link ?? null;
      await work({ institution, contactDocumentId, contact, link }, transaction);
    });
    ports.wake();
    return statusAt(institution, contactDocumentId);
  }

  /** As `change`, for what is to be sent or read now, whatever failed before. */
  const changeNow: typeof change = async (contactDocumentId, code, work) => {
    await change(contactDocumentId, code, work);
    await ports.requestCalls(code);
    ports.wake();
    return statusAt(requireInstitution(institutions, code), contactDocumentId);
  };

  async function statusAt(
    institution: Institution,
    contactDocumentId: string,
  ): Promise<ContactSyncStatus> {
    const contact = await contactById(ports.database, contactDocumentId);
    const { code } = institution;
    // Open screens poll this, so nothing is locked.
    const { consents, link } = await store.transaction(async (transaction) => ({
      link: await linkAt(institution, contactDocumentId, transaction),
      consents: await transaction.consentsOf(code, [contactDocumentId]),
    }));
    return contactSyncStatus({
      institution,
      contact,
      link,
      consents,
      needsPull: await isNeedsPull(link),
      conflictIds: hasHeldField(link)
        ? await openConflictIds(ports.database, code, contactDocumentId)
        : new Map(),
      lostFields: link ? await ports.lostFields(institution, link.id) : [],
      attempt: link && (await attemptAt(institution, contact, link)),
    });
  }

  async function attemptAt(
    institution: Institution,
    { type }: ContactRecord,
    link: LinkRecord,
  ): Promise<NextAttempt | null> {
    const attempts = await loadNextAttempts(institution, [{ link, type }], ports);
    return attempts.get(link.id) ?? null;
  }

  /** Creates the contact, unless it is known to exist in S-360: then it is joined in its turn. */
  async function createAt(
    institution: Institution,
    contact: ContactRecord,
    transaction: ContactTransaction,
  ): Promise<void> {
    const { code } = institution;
    if ((await transaction.contactsUnderReview(code)).has(contact.documentId)) {
      throw new StateConflictError(reason('matchReviewFirst'));
    }
    const ports = { store, transaction, at: now() };
    await transaction.insertLinks(await linksToCreate([contact], institution, 'edit', ports));
  }

  async function isNeedsPull(link: LinkRecord | null): Promise<boolean> {
    const contactNumber = link?.contactNumber ?? link?.inDoubt?.adopting?.contactNumber;
    if (!link || contactNumber === undefined) return false;
    const { institution } = link;
    const where = { institution, contactNumber, givenUpAt: { $null: true } };
    const rows = await ports.database.query(QUEUED_PULL_UID).select(['id']).where(where).execute();
    return rows.length > 0;
  }

  return {
    async statuses(contactDocumentId) {
      const found: ContactSyncStatus[] = [];
      for (const institution of institutions.all())
        found.push(await statusAt(institution, contactDocumentId));
      return found;
    },
    pushNow: (contactDocumentId, code) =>
      changeNow(contactDocumentId, code, async ({ contact, institution, link }, transaction) => {
        if (!isSentTo(institution.contacts, contact)) {
          throw new StateConflictError(reason('filteredOut', { institution: institution.code }));
        }
        if (link === null) return createAt(institution, contact, transaction);
        if (link.state === 'inDoubt') {
          throw new StateConflictError(reason('inDoubtFirst'));
        }
        const at = now();
        await transaction.updateLinks([afterEvent(link, { kind: 'requested', at, lane: 'edit' })]);
      }),
    pullNow: (contactDocumentId, code) =>
      changeNow(contactDocumentId, code, async ({ link }, transaction) => {
        if (!link?.contactNumber) {
          throw new StateConflictError(reason('nothingToRead'));
        }
        await transaction.queuePulls([pullFor(link, link.contactNumber)]);
      }),
    decideInDoubt: async (contactDocumentId, code, decision, author) => {
      const decided = change(contactDocumentId, code, ({ link }, transaction) =>
        decideDoubt(link, decision, { author, at: now() }, transaction),
      );
      return decided.catch(async (error: unknown) => {
        if (error instanceof NumberOfAnotherError)
          await store.transaction((transaction) => noteNumberOfAnother(error, transaction, now()));
        throw error;
      });
    },
    unlink: (contactDocumentId, code, author) => {
      const verdict = { author: requirePerson(author), at: now() };
      return change(contactDocumentId, code, ({ link }, transaction) =>
        unlinkNumber(link, code, verdict, transaction),
      );
    },
    link: (contactDocumentId, code, contactNumber, author) => {
      const verdict = { author: requirePerson(author), at: now() };
      return change(contactDocumentId, code, ({ institution: { contacts } }, transaction) => {
        const number = { contactNumber, settings: contacts };
        return linkByHand(contactDocumentId, number, verdict, { store, transaction });
      });
    },
    changeConsent: (contactDocumentId, code, consent, author) =>
      change(contactDocumentId, code, async ({ contact, institution, link }, transaction) => {
        if (contact.type === 'structure') {
          throw new StateConflictError(reason('consentOfCompany'));
        }
        if (link === null) {
          throw new StateConflictError(reason('notLinkedHere', { institution: institution.code }));
        }
        if (!author?.startsWith('admin:')) {
          throw new StateConflictError(reason('personOnly'));
        }
        const known = await transaction.consentsOf(institution.code, [contactDocumentId]);
        const stored = known.find(({ code: knownCode }) => knownCode === consent.code);
        if (!stored) throw new NotFoundError(reason('consentNotShown', { code: consent.code }));
        const at = now();
        await transaction.saveConsents([
          {
            id: stored.id,
            institution: institution.code,
            contactDocumentId,
            ...consent,
            source: 'crm',
            changedAt: at,
            changedByUser: author,
          },
        ]);
        await transaction.addHistory(answerHistory(stored, consent, author, at));
        if (link.state !== 'inDoubt' && !isClosed(link)) {
          await transaction.updateLinks([
            afterEvent(link, { kind: 'requested', at, lane: 'edit' }),
          ]);
        }
      }),
  };
}

/** The history entry of a person's answer, if it or its wording differs from the previous one. */
function answerHistory(
  before: ConsentRecord,
  { allowed, wording }: Pick<ConsentRecord, 'allowed' | 'wording'>,
  author: string,
  changedAt: Date,
): HistoryEntry[] {
  const { code, contactDocumentId, institution } = before;
  if (before.allowed === allowed && before.wording === wording) return [];
  return [
    {
      contactDocumentId,
      field: consentKey(code),
      oldValue: consentValue(before.allowed),
      newValue: consentValue(allowed),
      wording,
      cause: 'crm',
      causedBy: author,
      institution,
      changedAt,
    },
  ];
}
