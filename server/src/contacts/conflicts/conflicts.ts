import { type Author } from '../../kernel/request-author';
import type { ConflictStatus } from '../../contracts/contacts/conflicts';
import { CONFLICT_UID, CONTACT_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { pageOf, type PageOf, type PageRequest } from '../../kernel/pages';
import { conflictFromRow, OPEN_CONFLICT } from '../database/conflicts';
import { contactFromRow } from '../database/rows';
import { displayName } from '../derived-columns';
import { laterThan, type ChangedContact } from '../receive/write-received';
import type { ConflictRecord, ConsentRecord, ContactRecord, HistoryEntry } from '../records';
import type { ContactSettings } from '../settings';
import type { Clock, ContactStore, ContactTransaction } from '../store';
import { decideForSide, status, type Choice, type Decision, type Side } from './decision';

export interface Conflicts {
  /** Newest first. */
  list(filter: ConflictFilter, request: PageRequest): Promise<PageOf<ConflictStatus>>;
  /**
   * Decides a conflict for one side, even against the earlier decision: the value goes to the
   * contact and to every institution that it is linked to. Throws for an unknown conflict (404),
   * and when the author is not a user of the admin panel or a side has changed since (409).
   */
  decide(conflictId: number, choice: Choice, author: Author): Promise<ConflictStatus>;
}

/** Which conflicts; `open` selects those that wait for a person. */
export interface ConflictFilter {
  institution?: string | undefined;
  /** Document id of a contact. */
  contact?: string | undefined;
  field?: string | undefined;
  open: boolean;
}

export interface DecisionPorts {
  store: ContactStore;
  clock: Clock;
  /** The institution's settings; `null` when it is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
}

export interface ConflictPorts extends DecisionPorts {
  database: StrapiDatabase;
  namesOf: NamesOfAuthors;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  /** Reports that work may be due at any institution. */
  wake(): void;
}

type Decided = Extract<Decision, { kind: 'decided' }>;

function historyOf(
  conflict: ConflictRecord,
  author: string,
  contact: ContactRecord,
  decided: Decided,
  before: { consent: ConsentRecord | undefined; changedAt: Date },
): HistoryEntry[] {
  const { change, consent } = decided;
  const answer = (of: ConsentRecord) => (of.allowed ? 'allowed' : 'refused');
  const values = change
    ? { oldValue: contact.fields[change.field] ?? null, newValue: change.value }
    : consent && {
        oldValue: before.consent ? answer(before.consent) : null,
        newValue: answer(consent),
      };
  if (!values) return [];
  return [
    {
      contactDocumentId: contact.documentId,
      field: conflict.field,
      ...values,
      cause: 'decision',
      causedBy: author,
      institution: conflict.institution,
      changedAt: before.changedAt,
    },
  ];
}

async function writeDecided(
  {
    author,
    conflict,
    contact,
    side,
  }: { author: string; conflict: ConflictRecord; contact: ContactRecord; side: Side },
  decided: Decided,
  at: Date,
  consentBefore: ConsentRecord | undefined,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const { change, consent, link, localValue } = decided;
  const updatedAt = change ? laterThan(contact.updatedAt, at) : at;
  if (change) {
    const changes = { [change.field]: change.value };
    await transaction.updateContacts([{ contact, changes, updatedAt, author }]);
  }
  await transaction.updateLinks([link]);
  if (consent) await transaction.saveConsents([consent]);
  if (change) {
    await transaction.markLinks({
      contactDocumentIds: [contact.documentId],
      exceptInstitution: link.institution,
      lane: 'edit',
      release: true,
      at,
    });
  }
  const before = { consent: consentBefore, changedAt: updatedAt };
  await transaction.addHistory(historyOf(conflict, author, contact, decided, before));
  await transaction.decideConflict({
    id: conflict.id,
    decision: side,
    decidedBy: author,
    decidedAt: at,
    localValue,
  });
  return change
    ? [{ documentId: contact.documentId, created: false, changedFields: [change.field] }]
    : [];
}

/** Decides one conflict with everything it touches locked; returns the changes of the contact. */
export async function decideConflict(
  conflictId: number,
  choice: Choice,
  author: Author,
  { clock, settingsOf, store }: DecisionPorts,
): Promise<ChangedContact[]> {
  if (!author?.startsWith('admin:')) {
    throw new StateConflictError(reason('personOnly'));
  }
  return store.transaction(async (transaction) => {
    const known = await transaction.conflictById(conflictId);
    if (!known) {
      throw new NotFoundError(reason('noConflict', { conflict: conflictId }));
    }
    const settings = settingsOf(known.institution);
    if (!settings)
      throw new StateConflictError(
        reason('noInstitutionAnyMore', { institution: known.institution }),
      );
    const [contact] = await transaction.lockContacts([known.contactDocumentId]);
    const links = await transaction.linksOfContacts([known.contactDocumentId]);
    const linkIds = links.flatMap(({ id, institution }) =>
      institution === known.institution ? [id] : [],
    );
    const [link] = await transaction.lockLinks(linkIds);
    // Read again under the lock on the contact: somebody else may have decided in the meantime.
    const conflict = (await transaction.conflictById(conflictId)) ?? known;
    const consents = await transaction.consentsOf(known.institution, [known.contactDocumentId]);
    const at = clock.now();
    const decision = decideForSide({
      ...choice,
      conflict,
      author,
      at,
      contact: contact ?? null,
      link: link ?? null,
      consents,
      settings,
    });
    if (decision.kind === 'refused') throw new StateConflictError(decision.reason);
    if (!contact) return [];
    const consentBefore = consents.find(({ code }) => code === decision.consent?.code);
    return writeDecided(
      { author, conflict, contact, side: choice.side },
      decision,
      at,
      consentBefore,
      transaction,
    );
  });
}

function whereOf({ contact, field, institution, open }: ConflictFilter): Row {
  return {
    ...(institution !== undefined && { institution }),
    ...(contact !== undefined && { contactDocumentId: contact }),
    ...(field !== undefined && { field }),
    ...(open && OPEN_CONFLICT),
  };
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** The service behind the list of conflicts. */
export function conflicts(ports: ConflictPorts): Conflicts {
  const { database } = ports;

  async function statusesOf(records: readonly ConflictRecord[]): Promise<ConflictStatus[]> {
    const documentIds = [...new Set(records.map(({ contactDocumentId }) => contactDocumentId))];
    const rows = await database
      .query(CONTACT_UID)
      .select('*')
      .where({ documentId: { $in: documentIds } })
      .execute();
    const contacts = new Map(
      rows.map(contactFromRow).map((contact) => [contact.documentId, contact]),
    );
    const named = await ports.namesOf(records.map(({ decidedBy }) => decidedBy));
    return records.map((record) => {
      const { decision: _decision, outcome: _outcome, ...rest } = record;
      const contact = contacts.get(record.contactDocumentId);
      return {
        ...rest,
        contactName: contact ? (displayName(contact.type, contact.fields) ?? '') : '',
        crmValue: contact?.fields[record.field] ?? null,
        status: status(record),
        localChangedAt: iso(record.localChangedAt),
        remoteChangedAt: iso(record.remoteChangedAt),
        decidedBy: named(record.decidedBy),
        decidedAt: iso(record.decidedAt),
        recordedAt: record.recordedAt.toISOString(),
      };
    });
  }

  return {
    async list(filter, request) {
      const list = {
        uid: CONFLICT_UID,
        where: whereOf(filter),
        order: { id: 'desc' as const },
        request,
      };
      const page = await pageOf(database, list, conflictFromRow);
      return { ...page, data: await statusesOf(page.data) };
    },
    async decide(conflictId, choice, author) {
      const changed = await decideConflict(conflictId, choice, author, ports);
      ports.wake();
      await ports.announce(changed);
      const decided = await ports.store.transaction((transaction) =>
        transaction.conflictById(conflictId),
      );
      const [status] = decided ? await statusesOf([decided]) : [];
      if (!status) throw new NotFoundError(reason('noConflict', { conflict: conflictId }));
      return status;
    },
  };
}
