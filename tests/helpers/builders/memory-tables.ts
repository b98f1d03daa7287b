import { afterEvent } from '../../../server/src/contacts/model/link-states';
import type { SearchKeys } from '../../../server/src/contacts/receive/matching';
import {
  type ExcludedContact,
  type KnownNumber,
  type LinkMark,
  type NewLink,
  type QueuedPull,
} from '../../../server/src/contacts/store';
import type { OpenMatchReview } from '../../../server/src/contacts/model/open-match-review';
import type {
  ConflictEntry,
  ConflictRecord,
  ConsentRecord,
  ContactRecord,
  HistoryEntry,
  LinkRecord,
} from '../../../server/src/contacts/records';

/** A wanted pull as it is stored. */
export interface StoredPull extends QueuedPull {
  id: number;
  /** Never the same twice: a wish that is repeated can be told from the one before it. */
  queuedAt: Date;
  attempts: number;
  nextAttemptAt: Date | null;
}

/** Everything that is stored. */
export interface Tables {
  contacts: ContactRecord[];
  links: LinkRecord[];
  consents: ConsentRecord[];
  history: HistoryEntry[];
  /** Their ids are their places, counted from one. */
  conflicts: (ConflictEntry &
    Partial<Pick<ConflictRecord, 'decision' | 'decidedBy' | 'decidedAt'>>)[];
  pulls: StoredPull[];
  /** Those that are open. */
  reviews: OpenMatchReview[];
  /** What was applied last, by link; the link is as it left it. */
  appliedDigests: Record<number, string | null>;
  excluded: (ExcludedContact & { institution: string; keys: SearchKeys })[];
  /** Kept-out contacts that are to be processed again. */
  reprocessed: ExcludedContact[];
}

/** The constraints of the database: one link per number, and per contact, of an institution. */
export function isTaken(links: readonly LinkRecord[], link: NewLink & { id?: number }): boolean {
  return links.some(
    (other) =>
      other.id !== link.id &&
      other.institution === link.institution &&
      ((link.contactNumber !== null && other.contactNumber === link.contactNumber) ||
        (link.contactDocumentId !== null && other.contactDocumentId === link.contactDocumentId)),
  );
}

/** A create that is out or in doubt. */
export const isOpenCreate = ({ contactNumber, inDoubt, sending }: LinkRecord): boolean =>
  contactNumber === null && (sending !== null || inDoubt !== null);

/** What the statement that marks links does to one of them. */
export function marked(link: LinkRecord, { lane, at, release }: LinkMark): LinkRecord {
  return afterEvent(link, { kind: 'marked', at, lane, release: release === true });
}

export const EMPTY: Tables = {
  contacts: [],
  links: [],
  consents: [],
  history: [],
  conflicts: [],
  pulls: [],
  reviews: [],
  appliedDigests: {},
  excluded: [],
  reprocessed: [],
};

/** A number that a link knows, with what was applied last to it. */
export function knownNumber(draft: Tables, link: LinkRecord, contactNumber: string): KnownNumber {
  const { contactDocumentId, id, mergedInto } = link;
  const contact = draft.contacts.find(({ documentId }) => documentId === contactDocumentId);
  const appliedDigest = draft.appliedDigests[id] ?? null;
  const contactType = contact?.type ?? null;
  return { linkId: id, contactNumber, contactDocumentId, mergedInto, contactType, appliedDigest };
}
