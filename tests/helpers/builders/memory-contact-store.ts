import type { IdentityQuestion } from '../../../server/src/services/contacts/identity/question';
import { searchKeys } from '../../../server/src/services/contacts/receive/matching';
import type {
  ConflictEntry,
  ConflictRecord,
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
  type NewContact,
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
  /** Their ids are their places, counted from one. */
  conflicts: (ConflictEntry &
    Partial<Pick<ConflictRecord, 'decision' | 'decidedBy' | 'decidedAt'>>)[];
  pulls: WantedPull[];
  /** Those that are open. */
  questions: IdentityQuestion[];
}

export interface MemoryContactStore extends ContactStore {
  /** What is stored now, as a copy. */
  tables(): Tables;
  /** Deletes rows past the engine, as Strapi does. */
  deleteContacts(ids: readonly number[]): void;
  /** Forgets the whole history, as its retention does some day. */
  forgetHistory(): void;
  /** The wanted pulls were made. */
  forgetPulls(): void;
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

/** What the statement that marks links does to one of them. */
function marked(link: LinkRecord, { lane, at, release }: LinkMark): LinkRecord {
  const wakes = link.state === 'inSync' || link.state === 'failed';
  const keepsLane = link.lane === 'edit' && ['pending', 'sending'].includes(link.state);
  return {
    ...link,
    markedRevision: link.markedRevision + 1,
    markedAt: at,
    nextAttemptAt: wakes ? null : link.nextAttemptAt,
    attempts: wakes ? 0 : link.attempts,
    loadId: release || wakes ? null : link.loadId,
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
    questions: [],
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
    forgetHistory() {
      tables.history = [];
    },
    forgetPulls() {
      tables.pulls = [];
    },
    beforeWrite: () => undefined,
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
      openCreates: (institution) =>
        read(
          draft.links,
          (link) =>
            link.institution === institution &&
            link.contactNumber === null &&
            (link.sending !== null || link.inDoubt !== null),
        ),
      linksById: (ids) => read(draft.links, ({ id }) => ids.includes(id)),
      linksOfContacts: (documentIds) =>
        read(draft.links, ({ contactDocumentId }) => documentIds.includes(contactDocumentId ?? '')),
      searchContacts: async ({ emailKey, nameKey, phoneKey }) =>
        draft.contacts.filter(({ type, fields }) => {
          const keys = searchKeys(type, fields);
          return (
            emailKey.includes(keys.emailKey ?? '') ||
            phoneKey.includes(keys.phoneKey ?? '') ||
            nameKey.includes(keys.nameKey ?? '')
          );
        }),
      lockContacts: (documentIds) =>
        read(draft.contacts, ({ documentId }) => documentIds.includes(documentId)),
      lockLinks: (ids) => read(draft.links, ({ id }) => ids.includes(id)),
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
      contactsMadeInCrm: async (documentIds) =>
        new Set(
          draft.history
            .filter(({ cause, field }) => cause === 'crm' && field === null)
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
      insertContacts: (contacts: readonly NewContact[]) =>
        write('insertContacts', contacts, () => {
          draft.contacts.push(...contacts.map((contact) => ({ ...contact, id: nextId() })));
        }),
      updateContacts: (changes) =>
        write('updateContacts', changes, () => {
          for (const { contact, changes: changed, updatedAt } of changes) {
            const row = draft.contacts.find(({ id }) => id === contact.id);
            if (row) Object.assign(row, { fields: { ...row.fields, ...changed }, updatedAt });
          }
        }),
      updateLinks: (links) =>
        write('updateLinks', links, () => {
          for (const link of links) {
            if (isTaken(draft.links, link)) throw new UniqueViolation('a link is taken already');
            draft.links = draft.links.map((row) =>
              row.id === link.id ? structuredClone(link) : row,
            );
          }
        }),
      saveConsents: (consents) =>
        write('saveConsents', consents, () => {
          for (const consent of consents) saveConsent(draft, consent);
        }),
      markLinks: async (mark) => {
        const isMarked = (link: LinkRecord) =>
          mark.contactDocumentIds.includes(link.contactDocumentId ?? '') &&
          link.institution !== mark.exceptInstitution &&
          link.state !== 'unlinked';
        const count = draft.links.filter(isMarked).length;
        await write('markLinks', mark, () => {
          draft.links = draft.links.map((link) => (isMarked(link) ? marked(link, mark) : link));
        });
        return count;
      },
      addHistory: (entries) => write('addHistory', entries, () => draft.history.push(...entries)),
      addConflicts: (entries) =>
        write('addConflicts', entries, () => draft.conflicts.push(...entries)),
      async conflictById(id) {
        const conflict = draft.conflicts[id - 1];
        if (!conflict) return null;
        const undecided = { decision: null, decidedBy: null, decidedAt: null };
        return structuredClone({ ...undecided, ...conflict, id });
      },
      decideConflict: ({ id, ...decided }) =>
        write('decideConflict', decided, () => {
          Object.assign(draft.conflicts[id - 1] ?? {}, decided);
        }),
      endConflicts: (holds, at) =>
        write('endConflicts', holds, () => {
          for (const conflict of draft.conflicts) {
            const isOpen = conflict.outcome === 'held' && !conflict.decision;
            const isMeant = holds.some(
              ({ contactDocumentId, field, institution }) =>
                contactDocumentId === conflict.contactDocumentId &&
                field === conflict.field &&
                institution === conflict.institution,
            );
            if (isOpen && isMeant) Object.assign(conflict, { decision: 'ended', decidedAt: at });
          }
        }),
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
      ...identityStatementsOn(draft, write),
    };
  }

  function identityStatementsOn(
    draft: Tables,
    write: (statement: keyof ContactTransaction, rows: unknown, work: () => void) => Promise<void>,
  ) {
    const isOf = (institution: string, numbers: readonly string[]) => (asked: IdentityQuestion) =>
      asked.institution === institution && numbers.includes(asked.contactNumber);
    return {
      askQuestions: (questions: readonly IdentityQuestion[]) =>
        write('askQuestions', questions, () => {
          for (const question of questions) {
            const isSame = isOf(question.institution, [question.contactNumber]);
            draft.questions = draft.questions.filter((asked) => !isSame(asked));
            draft.questions.push(question);
          }
        }),
      settleQuestions: (institution: string, numbers: readonly string[]) =>
        write('settleQuestions', numbers, () => {
          const isSettled = isOf(institution, numbers);
          draft.questions = draft.questions.filter(
            (asked) => asked.kind !== 'match' || !isSettled(asked),
          );
        }),
      consentsOfContacts: async (documentIds: readonly string[]) =>
        draft.consents.filter(({ contactDocumentId }) => documentIds.includes(contactDocumentId)),
      moveLinks: (links: readonly LinkRecord[]) =>
        write('moveLinks', links, () => {
          draft.links = draft.links.map((row) => links.find(({ id }) => id === row.id) ?? row);
        }),
      removeLinks: (ids: readonly number[]) =>
        write('removeLinks', ids, () => {
          draft.links = draft.links.filter(({ id }) => !ids.includes(id));
        }),
      removeConsents: (ids: readonly number[]) =>
        write('removeConsents', ids, () => {
          draft.consents = draft.consents.filter(({ id }) => id === null || !ids.includes(id));
        }),
      moveHistory: (from: string, to: string) =>
        write('moveHistory', { from, to }, () => {
          for (const row of [...draft.history, ...draft.conflicts]) {
            if (row.contactDocumentId === from) row.contactDocumentId = to;
          }
        }),
    };
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
