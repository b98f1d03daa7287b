import { anonymisedNumbers } from './nobody-erased';
import type { ConsentRecord, LinkRecord } from '../../../server/src/contacts/records';
import type {
  ContactStore,
  ContactTransaction,
  NewContact,
  QueuedPull,
} from '../../../server/src/contacts/store';
import { repeatLostRaces } from '../../../server/src/kernel/database/failures';
import { conflictStatementsOn, identityStatementsOn } from './memory-decisions';
import { excludedStatementsOn } from './memory-excluded';
import { readStatementsOn } from './memory-reads';
import { frozen, replaced } from './memory-rows';
import { EMPTY, isTaken, marked, type StoredPull, type Tables } from './memory-tables';

/** Executes a writing statement unless the database should reject it. */
export type Write = (
  statement: keyof ContactTransaction,
  rows: unknown,
  work: () => void,
) => Promise<void>;

export interface MemoryContactStore extends ContactStore {
  /** The stored tables, whose rows are immutable. */
  tables(): Tables;
  /** Deletes rows without the engine, as Strapi does. */
  deleteContacts(ids: readonly number[]): void;
  /** Deletes the whole history, as retention does in time. */
  forgetHistory(): void;
  /** Changes the queued pulls without the engine, as the work queue does. */
  changePulls(change: (pulls: readonly StoredPull[]) => StoredPull[]): void;
  /** Called before each writing statement; it throws when the database should reject it. */
  beforeWrite: (statement: keyof ContactTransaction, rows: unknown) => void;
  /** Called after each transaction with the tables before and after it. */
  afterCommit: (before: Tables, after: Tables) => void;
}

export class UniqueViolation extends Error {
  readonly code = '23505';
}

/**
 * Contacts and links in memory with the constraints of the database: one link per institution and
 * number, one per institution and contact, one consent per institution, contact and code.
 * Transactions run one after the other, and a failed one has no effect. Tables are copied when they
 * are written; rows are immutable and never copied.
 */
export function memoryContactStore(
  initial: Partial<Tables> = {},
  now: () => Date = () => new Date(),
): MemoryContactStore {
  let tables: Tables = structuredClone({ ...EMPTY, ...initial });
  Object.values(tables).forEach(frozen);
  let lastId = Math.max(
    1000,
    ...[...tables.contacts, ...tables.links, ...tables.consents].map(({ id }) => id ?? 0),
  );
  let documents = 0;
  let lastQueuedAtMs = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const nextId = () => (lastId += 1);

  const store: MemoryContactStore = {
    tables: () => ({ ...tables }),
    deleteContacts(ids) {
      tables = { ...tables, contacts: tables.contacts.filter(({ id }) => !ids.includes(id)) };
    },
    changePulls(change) {
      tables = { ...tables, pulls: change(tables.pulls).map(frozen) };
    },
    forgetHistory() {
      tables = { ...tables, history: [] };
    },
    beforeWrite: () => undefined,
    afterCommit: () => undefined,
    knownNumbers: (institution, contactNumbers) =>
      transactionOn(tables).knownNumbers(institution, contactNumbers),
    erased: anonymisedNumbers(),
    newDocumentId: () => `document-${(documents += 1)}`,
    transaction: (work) => {
      const attempt = async () => {
        const draft = { ...tables };
        const answer = await work(transactionOn(draft));
        const before = tables;
        tables = draft;
        store.afterCommit(before, draft);
        return answer;
      };
      const result = queue.then(() => repeatLostRaces(attempt, { wait: () => Promise.resolve() }));
      queue = result.catch(() => undefined);
      return result;
    },
  };
  return store;

  function transactionOn(draft: Tables): ContactTransaction {
    const write: Write = async (statement, rows, work) => {
      store.beforeWrite(statement, rows);
      work();
    };
    return {
      ...readStatementsOn(draft),
      ...excludedStatementsOn(draft, write),
      insertLinks: (inserted) =>
        write('insertLinks', inserted, () => {
          for (const link of inserted) {
            if (isTaken(draft.links, link)) continue;
            draft.links = [...draft.links, frozen({ ...link, id: nextId() })];
          }
        }),
      insertContacts: (contacts: readonly NewContact[]) =>
        write('insertContacts', contacts, () => {
          const rows = contacts.map((contact) => frozen({ ...contact, id: nextId() }));
          draft.contacts = [...draft.contacts, ...rows];
        }),
      insertReceived: async (received, contacts) => {
        const won = received.filter(({ link }) => !isTaken(draft.links, link));
        await write('insertReceived', contacts, () => {
          for (const { appliedDigest, link } of won) {
            const id = nextId();
            draft.links = [...draft.links, frozen({ ...link, id })];
            draft.appliedDigests = { ...draft.appliedDigests, [id]: appliedDigest };
          }
          const owners = won.map(({ link }) => link.contactDocumentId);
          const rows = contacts
            .filter(({ documentId }) => owners.includes(documentId))
            .map((contact) => frozen({ ...contact, id: nextId() }));
          draft.contacts = [...draft.contacts, ...rows];
        });
        return new Set(won.map(({ link }) => link.documentId));
      },
      updateContacts: (changes) =>
        write('updateContacts', changes, () => {
          const byId = new Map(changes.map((change) => [change.contact.id, change]));
          draft.contacts = replaced(draft.contacts, (row) => {
            const change = byId.get(row.id);
            if (!change) return row;
            const fields = { ...row.fields, ...change.changes };
            return { ...row, fields, updatedAt: change.updatedAt };
          });
        }),
      updateLinks: (updated) =>
        write('updateLinks', updated, () => {
          for (const link of updated) updateLink(draft, link, null);
        }),
      updateReceived: (updated) =>
        write('updateReceived', updated, () => {
          for (const { appliedDigest, link } of updated) updateLink(draft, link, appliedDigest);
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
          draft.links = replaced(draft.links, (link) =>
            isMarked(link) ? marked(link, mark) : link,
          );
        });
        return count;
      },
      addHistory: (entries) =>
        write('addHistory', entries, () => {
          draft.history = [...draft.history, ...entries.map(frozen)];
        }),
      addConflicts: (entries) =>
        write('addConflicts', entries, () => {
          draft.conflicts = [...draft.conflicts, ...entries.map(frozen)];
        }),
      addOverriddenEdits: (entries) =>
        write('addOverriddenEdits', entries, () => {
          draft.overridden = [...draft.overridden, ...entries.map(frozen)];
        }),
      queuePulls: (pulls) =>
        write('queuePulls', pulls, () => {
          for (const pull of pulls) queuePull(draft, pull);
        }),
      ...conflictStatementsOn(draft, write),
      ...identityStatementsOn(draft, write),
    };
  }

  function updateLink(draft: Tables, link: LinkRecord, appliedDigest: string | null): void {
    if (isTaken(draft.links, link)) throw new UniqueViolation('a link is taken already');
    draft.links = replaced(draft.links, (row) => (row.id === link.id ? link : row));
    draft.appliedDigests = { ...draft.appliedDigests, [link.id]: appliedDigest };
  }

  /**
   * One row per number. A pull in the lane `bulk` keeps the lane and time of an operator’s pull.
   */
  function queuePull(draft: Tables, pull: QueuedPull): void {
    lastQueuedAtMs = Math.max(lastQueuedAtMs + 1, now().getTime());
    const wish = { reason: pull.reason, queuedAt: new Date(lastQueuedAtMs) };
    const atOnce = { lane: pull.lane, attempts: 0, nextAttemptAt: null };
    const isSame = (other: QueuedPull) =>
      other.institution === pull.institution && other.contactNumber === pull.contactNumber;
    draft.pulls = draft.pulls.some(isSame)
      ? replaced(draft.pulls, (row) =>
          isSame(row) ? { ...row, ...wish, ...(pull.lane === 'edit' && atOnce) } : row,
        )
      : [...draft.pulls, frozen({ ...pull, ...wish, ...atOnce, id: nextId() })];
  }

  function saveConsent(draft: Tables, consent: ConsentRecord): void {
    const { allowed, changedAt, changedByUser, source, wording } = consent;
    const isSame = ({ institution, contactDocumentId, code }: ConsentRecord) =>
      institution === consent.institution &&
      contactDocumentId === consent.contactDocumentId &&
      code === consent.code;
    draft.consents = draft.consents.some(isSame)
      ? replaced(draft.consents, (row) =>
          isSame(row) ? { ...row, allowed, changedAt, changedByUser, source, wording } : row,
        )
      : [...draft.consents, frozen({ ...consent, id: nextId() })];
  }
}
