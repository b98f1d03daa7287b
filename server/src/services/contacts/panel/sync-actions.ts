import type { ContactSyncStatus, DecideInDoubt } from '../../../contracts/contact-sync';
import { WANTED_PULL_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import type { Permits } from '../../dispatch/permits';
import { NotFoundError, StateConflictError } from '../../errors';
import type { Institution } from '../../institutions/institution';
import type { InstitutionRegistry } from '../../institutions/registry';
import { newLink } from '../receive/identify';
import type { Author } from '../edits/local-change';
import { lockLink } from '../push/push';
import type { LinkRecord } from '../records';
import type { ContactStore, ContactTransaction } from '../store';
import { contactSyncStatus, type HoldingLoad } from './sync-status';

/** What an operator sees and does about the sync of one contact. */
export interface ContactSync {
  statuses(contactDocumentId: string): Promise<ContactSyncStatus[]>;
  /** Links the contact where it is not linked, retries what failed, sends at once what differs. */
  pushNow(contactDocumentId: string, institutionCode: string): Promise<ContactSyncStatus>;
  /** Wants one call that reads the contact from S-360. */
  pullNow(contactDocumentId: string, institutionCode: string): Promise<ContactSyncStatus>;
  decideInDoubt(
    contactDocumentId: string,
    institutionCode: string,
    decision: DecideInDoubt.Request,
  ): Promise<ContactSyncStatus>;
  /** Records a person's answer; S-360 is sent it. */
  changeConsent(
    contactDocumentId: string,
    institutionCode: string,
    consent: { code: string; allowed: boolean },
    author: Author,
  ): Promise<ContactSyncStatus>;
}

export interface ContactSyncPorts {
  store: ContactStore;
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  permits: Permits;
  /** The load of this id, while it holds back what is pending. */
  holdingLoad(loadId: number): Promise<HoldingLoad | null>;
  wake(): void;
}

interface Target {
  institution: Institution;
  contactDocumentId: string;
  link: LinkRecord | null;
}

/** The service behind the contact's panel. */
export function contactSync(ports: ContactSyncPorts): ContactSync {
  const { institutions, store } = ports;

  async function linkAt(
    institution: Institution,
    contactDocumentId: string,
    transaction: ContactTransaction,
  ) {
    const links = await transaction.linksOfContacts([contactDocumentId]);
    return links.find((link) => link.institution === institution.code) ?? null;
  }

  /** Runs a change of one contact's link with both locked, and answers how it then stands. */
  async function change(
    contactDocumentId: string,
    code: string,
    work: (target: Target, transaction: ContactTransaction) => Promise<void>,
  ): Promise<ContactSyncStatus> {
    const institution = institutions.find(code);
    if (!institution) throw new NotFoundError(`There is no institution ${code}.`);
    await store.transaction(async (transaction) => {
      const [contact] = await transaction.lockContacts([contactDocumentId]);
      if (!contact) throw new NotFoundError(`There is no contact ${contactDocumentId}.`);
      const known = await linkAt(institution, contactDocumentId, transaction);
      const locked = known && (await lockLink(known.id, transaction));
      await work({ institution, contactDocumentId, link: locked?.link ?? null }, transaction);
    });
    ports.wake();
    return statusAt(institution, contactDocumentId);
  }

  async function statusAt(
    institution: Institution,
    contactDocumentId: string,
  ): Promise<ContactSyncStatus> {
    const closedForMs = await ports.permits.closedForMs(institution.code);
    return store.transaction(async (transaction) => {
      const link = await linkAt(institution, contactDocumentId, transaction);
      const [contact] = await transaction.lockContacts([contactDocumentId]);
      if (!contact) throw new NotFoundError(`There is no contact ${contactDocumentId}.`);
      return contactSyncStatus({
        institution,
        contact,
        link,
        consents: await transaction.consentsOf(institution.code, [contactDocumentId]),
        pullWanted: link?.contactNumber
          ? await isPullWanted(institution.code, link.contactNumber)
          : false,
        closedUntil: closedForMs > 0 ? new Date(Date.now() + closedForMs) : null,
        holdingLoad: link?.loadId ? await ports.holdingLoad(link.loadId) : null,
      });
    });
  }

  async function isPullWanted(institution: string, contactNumber: string): Promise<boolean> {
    const where = { institution, contactNumber };
    const rows = await ports.database.query(WANTED_PULL_UID).select(['id']).where(where).execute();
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
      change(contactDocumentId, code, async ({ institution, link }, transaction) => {
        if (link === null) {
          const of = {
            contactDocumentId,
            contactNumber: null,
            state: 'pending',
            at: new Date(),
          } as const;
          await transaction.insertLinks([newLink(store, institution.contacts, of)]);
          return;
        }
        if (link.state === 'inDoubt') {
          throw new StateConflictError(
            'It is not known whether S-360 has this contact: decide that first.',
          );
        }
        await transaction.updateLinks([readyToSend(link)]);
      }),
    pullNow: (contactDocumentId, code) =>
      change(contactDocumentId, code, async ({ link }, transaction) => {
        if (!link?.contactNumber) {
          throw new StateConflictError(
            'The contact has no number at this institution: there is nothing to read.',
          );
        }
        await transaction.wantPulls([pullFor(link, link.contactNumber)]);
      }),
    decideInDoubt: (contactDocumentId, code, decision) =>
      change(contactDocumentId, code, async ({ link }, transaction) => {
        if (link?.state !== 'inDoubt') {
          throw new StateConflictError(
            'The contact is not in doubt any more: look at its state again.',
          );
        }
        if (decision.decision === 'createAgain') {
          await transaction.updateLinks([readyToSend({ ...link, inDoubt: null })]);
          return;
        }
        await adopt(link, decision.contactNumber, transaction);
      }),
    changeConsent: (contactDocumentId, code, consent, author) =>
      change(contactDocumentId, code, async ({ institution, link }, transaction) => {
        if (link === null) {
          throw new StateConflictError('The contact is not linked to this institution.');
        }
        if (!author?.startsWith('admin:')) {
          throw new StateConflictError('A consent is changed by a person only.');
        }
        const known = await transaction.consentsOf(institution.code, [contactDocumentId]);
        const stored = known.find(({ code: knownCode }) => knownCode === consent.code);
        if (!stored) throw new NotFoundError(`S-360 has not shown a consent ${consent.code}.`);
        await transaction.saveConsents([
          {
            id: stored.id,
            institution: institution.code,
            contactDocumentId,
            ...consent,
            source: 'crm',
            changedAt: new Date(),
            changedByUser: author,
          },
        ]);
        if (link.state !== 'inDoubt' && link.state !== 'unlinked') {
          await transaction.updateLinks([readyToSend(link)]);
        }
      }),
  };
}

/** Due at once, as an operator's own edit, whatever load held it back. What is being sent now is looked at again afterwards. */
function readyToSend(link: LinkRecord): LinkRecord {
  return {
    ...link,
    state: link.state === 'sending' || link.state === 'unlinked' ? link.state : 'pending',
    markedRevision: link.markedRevision + 1,
    markedAt: new Date(),
    lane: 'edit',
    loadId: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
  };
}

function pullFor(link: LinkRecord, contactNumber: string) {
  return {
    institution: link.institution,
    contactNumber,
    lane: 'edit',
    reason: 'an operator asked for it',
  } as const;
}

/** S-360 has the contact under this number: what it shows there is read before anything is sent. */
async function adopt(
  link: LinkRecord,
  contactNumber: string,
  transaction: ContactTransaction,
): Promise<void> {
  const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
  if (owner && owner.id !== link.id) {
    throw new StateConflictError(
      `Number ${contactNumber} belongs to contact ${owner.contactDocumentId ?? 'unknown'} in the CRM.`,
    );
  }
  await transaction.updateLinks([
    {
      ...link,
      contactNumber,
      state: 'inSync',
      inDoubt: null,
      sending: null,
      failure: null,
      nextAttemptAt: null,
      acknowledgedRevision: link.markedRevision,
    },
  ]);
  await transaction.wantPulls([pullFor(link, contactNumber)]);
}
