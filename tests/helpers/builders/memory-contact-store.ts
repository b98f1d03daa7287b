import { matchingKeys } from '../../../server/src/services/contacts/receive/matching';
import type {
  ConflictEntry,
  ConsentRecord,
  ContactRecord,
  HistoryEntry,
  LinkRecord,
} from '../../../server/src/services/contacts/records';
import {
  fieldChangeKey,
  type ContactStore,
  type ContactTransaction,
  type LinkMark,
  type NewLink,
  type WantedPull,
} from '../../../server/src/services/contacts/store';
import { repeatLostRaces } from '../../../server/src/services/database/failures';

/** Everything that is stored. */
export interface Tables {
  contacts: ContactRecord[];
  links: LinkRecord[];
  consents: ConsentRecord[];
  history: HistoryEntry[];
  conflicts: ConflictEntry[];
  pulls: WantedPull[];
  /** By id of the link. */
  appliedDigests: Record<number, string | null>;
}

export interface MemoryContactStore extends ContactStore {
  /** What is stored now, as a copy. */
  tables(): Tables;
  /** Deletes rows past the engine, as Strapi does. */
  deleteContacts(ids: readonly number[]): void;
  /** Called before each statement that writes; throwing is the database refusing it. */
  beforeWrite: (statement: keyof ContactTransaction, rows: unknown) => void;
}

export class UniqueViolation extends Error {
  readonly code = '23505';
}

const byId = (a: { id: number | null }, b: { id: number | null }) => (a.id ?? 0) - (b.id ?? 0);

function isTaken(links: readonly LinkRecord[], link: NewLink & { id?: number }): boolean {
  return links.some(
    (other) =>
      other.id !== link.id &&
      other.institution === link.institution &&
      ((link.contactNumber !== null && other.contactNumber === link.contactNumber) ||
        (link.contactDocumentId !== null && other.contactDocumentId === link.contactDocumentId)),
  );
}

const isOpenCreate = ({ contactNumber, inDoubt, sending }: LinkRecord): boolean =>
  contactNumber === null && (sending !== null || inDoubt !== null);

/** What the statement that marks links does to one of them. */
function marked(link: LinkRecord, { lane, at }: LinkMark): LinkRecord {
  const wakes = link.state === 'inSync' || link.state === 'failed';
  const keepsLane = link.lane === 'edit' && ['pending', 'sending'].includes(link.state);
  return {
    ...link,
    markedRevision: link.markedRevision + 1,
    markedAt: at,
    nextAttemptAt: wakes ? null : link.nextAttemptAt,
    attempts: wakes ? 0 : link.attempts,
    lane: keepsLane ? link.lane : lane,
    state: wakes ? 'pending' : link.state,
  };
}

/**
 * Contacts and links in memory, with the constraints of the database: one link per institution and
 * number, one per institution and contact, one consent per institution, contact and code.
 * Transactions run one after the other; one that fails leaves nothing behind.
 */
export function memoryContactStore(initial: Partial<Tables> = {}): MemoryContactStore {
  let tables: Tables = structuredClone({
    contacts: [],
    links: [],
    consents: [],
    history: [],
    conflicts: [],
    pulls: [],
    appliedDigests: {},
    ...initial,
  });
  let lastId = Math.max(
    1000,
    ...[...tables.contacts, ...tables.links, ...tables.consents].map(({ id }) => id ?? 0),
  );
  let documents = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const nextId = () => (lastId += 1);

  const store: MemoryContactStore = {
    tables: () => structuredClone(tables),
    deleteContacts(ids) {
      tables.contacts = tables.contacts.filter(({ id }) => !ids.includes(id));
    },
    beforeWrite: () => undefined,
    knownNumbers: (institution, contactNumbers) =>
      transactionOn(tables).knownNumbers(institution, contactNumbers),
    newDocumentId: () => `document-${(documents += 1)}`,
    transaction: (work) => {
      const attempt = async () => {
        const draft = structuredClone(tables);
        const answer = await work(transactionOn(draft));
        tables = draft;
        return answer;
      };
      const result = queue.then(() => repeatLostRaces(attempt, () => Promise.resolve()));
      queue = result.catch(() => undefined);
      return result;
    },
  };
  return store;

  function transactionOn(draft: Tables): ContactTransaction {
    const read = <T extends { id: number | null }>(
      rows: readonly T[],
      isWanted: (row: T) => boolean,
    ) => Promise.resolve(structuredClone(rows.filter(isWanted).sort(byId)));
    const write = async (statement: keyof ContactTransaction, rows: unknown, work: () => void) => {
      store.beforeWrite(statement, rows);
      work();
    };
    return {
      linksByNumber: (institution, numbers) =>
        read(
          draft.links,
          (link) =>
            link.institution === institution &&
            link.contactNumber !== null &&
            numbers.includes(link.contactNumber),
        ),
      knownNumbers: async (institution, numbers) => {
        const links = draft.links.filter((link) => link.institution === institution);
        return {
          hasOpenCreates: links.some(isOpenCreate),
          numbers: links.flatMap(({ contactDocumentId, contactNumber, id }) =>
            contactNumber !== null && numbers.includes(contactNumber)
              ? [
                  {
                    linkId: id,
                    contactNumber,
                    contactDocumentId,
                    contactType:
                      draft.contacts.find(({ documentId }) => documentId === contactDocumentId)
                        ?.type ?? null,
                    appliedDigest: draft.appliedDigests[id] ?? null,
                  },
                ]
              : [],
          ),
        };
      },
      openCreates: (institution) =>
        read(draft.links, (link) => link.institution === institution && isOpenCreate(link)),
      linksById: (ids) => read(draft.links, ({ id }) => ids.includes(id)),
      linksOfContacts: (documentIds) =>
        read(draft.links, ({ contactDocumentId }) => documentIds.includes(contactDocumentId ?? '')),
      contactsByKeys: async (keys) =>
        draft.contacts
          .map(({ documentId, type, fields }) => ({
            documentId,
            type,
            ...matchingKeys(type, fields),
          }))
          .filter((contact) => keys.some(({ emailKey }) => emailKey === contact.emailKey)),
      lockContacts: (documentIds) =>
        read(draft.contacts, ({ documentId }) => documentIds.includes(documentId)),
      lockLinks: (ids) => read(draft.links, ({ id }) => ids.includes(id)),
      lockLinksWith: (ids, documentIds) =>
        read(
          draft.links,
          ({ contactDocumentId, id }) =>
            ids.includes(id) || documentIds.includes(contactDocumentId ?? ''),
        ),
      consentsOf: (institution, documentIds) =>
        read(
          draft.consents,
          (consent) =>
            consent.institution === institution && documentIds.includes(consent.contactDocumentId),
        ),
      contactsWithHistory: async (documentIds) =>
        new Set(
          draft.history
            .map(({ contactDocumentId }) => contactDocumentId)
            .filter((documentId) => documentIds.includes(documentId)),
        ),
      localChangeTimes: async (documentIds) => {
        const times = new Map<string, number>();
        for (const { cause, contactDocumentId, field, changedAt } of draft.history) {
          if (cause !== 'crm' || field === null || !documentIds.includes(contactDocumentId))
            continue;
          const key = fieldChangeKey(contactDocumentId, field);
          times.set(key, Math.max(times.get(key) ?? 0, changedAt.getTime()));
        }
        return times;
      },
      insertLinks: (links) =>
        write('insertLinks', links, () => {
          for (const link of links) {
            if (!isTaken(draft.links, link)) draft.links.push({ ...link, id: nextId() });
          }
        }),
      insertReceived: async (links, contacts) => {
        const won = links.filter(({ link }) => !isTaken(draft.links, link));
        await write('insertReceived', contacts, () => {
          for (const { appliedDigest, link } of won) {
            const id = nextId();
            draft.links.push({ ...link, id });
            draft.appliedDigests[id] = appliedDigest;
          }
          const owners = won.map(({ link }) => link.contactDocumentId);
          draft.contacts.push(
            ...contacts
              .filter(({ documentId }) => owners.includes(documentId))
              .map((contact) => ({ ...contact, id: nextId() })),
          );
        });
        return new Set(won.map(({ link }) => link.documentId));
      },
      updateContacts: (changes) =>
        write('updateContacts', changes, () => {
          for (const { contact, changes: changed, updatedAt } of changes) {
            const row = draft.contacts.find(({ id }) => id === contact.id);
            if (row) Object.assign(row, { fields: { ...row.fields, ...changed }, updatedAt });
          }
        }),
      updateLinks: (links) =>
        write('updateLinks', links, () => {
          for (const link of links) updateLink(draft, link, null);
        }),
      updateReceived: (links) =>
        write('updateReceived', links, () => {
          for (const { appliedDigest, link } of links) updateLink(draft, link, appliedDigest);
        }),
      saveConsents: (consents) =>
        write('saveConsents', consents, () => {
          for (const consent of consents) saveConsent(draft, consent);
        }),
      markLinks: (mark) =>
        write('markLinks', mark, () => {
          draft.links = draft.links.map((link) =>
            mark.contactDocumentIds.includes(link.contactDocumentId ?? '') &&
            link.institution !== mark.exceptInstitution &&
            link.state !== 'unlinked'
              ? marked(link, mark)
              : link,
          );
        }),
      addHistory: (entries) => write('addHistory', entries, () => draft.history.push(...entries)),
      addConflicts: (entries) =>
        write('addConflicts', entries, () => draft.conflicts.push(...entries)),
      wantPulls: (pulls) =>
        write('wantPulls', pulls, () => {
          for (const pull of pulls) {
            draft.pulls = draft.pulls.filter(
              ({ institution, contactNumber }) =>
                institution !== pull.institution || contactNumber !== pull.contactNumber,
            );
            draft.pulls.push(pull);
          }
        }),
    };
  }

  function updateLink(draft: Tables, link: LinkRecord, appliedDigest: string | null): void {
    if (isTaken(draft.links, link)) throw new UniqueViolation('a link is taken already');
    draft.links = draft.links.map((row) => (row.id === link.id ? structuredClone(link) : row));
    draft.appliedDigests[link.id] = appliedDigest;
  }

  function saveConsent(draft: Tables, consent: ConsentRecord): void {
    const known = draft.consents.find(
      ({ institution, contactDocumentId, code }) =>
        institution === consent.institution &&
        contactDocumentId === consent.contactDocumentId &&
        code === consent.code,
    );
    const { allowed, changedAt, changedByUser, source } = consent;
    if (known) Object.assign(known, { allowed, changedAt, changedByUser, source });
    else draft.consents.push({ ...consent, id: nextId() });
  }
}
