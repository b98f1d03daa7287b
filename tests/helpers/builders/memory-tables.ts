import { afterEvent } from '../../../server/src/contacts/model/link-states';
import type { SearchKeys } from '../../../server/src/contacts/receive/matching';
import type {
  ExcludedContact,
  KnownNumber,
  LinkMark,
  NewLink,
  QueuedPull,
} from '../../../server/src/contacts/store';
import type { OpenMatchReview } from '../../../server/src/contacts/model/open-match-review';
import type {
  ConflictEntry,
  ConflictRecord,
  ConsentRecord,
  ContactRecord,
  HistoryEntry,
  LinkRecord,
  OverriddenEntry,
} from '../../../server/src/contacts/records';

/** A stored queued pull. */
export interface StoredPull extends QueuedPull {
  id: number;
  /** Never the same twice, so that a repeated request is recognizable. */
  queuedAt: Date;
  attempts: number;
  nextAttemptAt: Date | null;
}

/** All stored tables. */
export interface Tables {
  contacts: ContactRecord[];
  links: LinkRecord[];
  consents: ConsentRecord[];
  history: HistoryEntry[];
  /** Their ids are their positions from one. */
  conflicts: (ConflictEntry &
    Partial<Pick<ConflictRecord, 'decision' | 'decidedBy' | 'decidedAt'>>)[];
  overridden: OverriddenEntry[];
  pulls: StoredPull[];
  /** The open match reviews. */
  reviews: OpenMatchReview[];
  /** The digests of the last applied items by link, as long as the link is unchanged. */
  appliedDigests: Record<number, string | null>;
  excluded: (ExcludedContact & { institution: string; keys: SearchKeys })[];
  /** Excluded contacts to reprocess. */
  reprocessed: ExcludedContact[];
}

/** The constraints of the database: one link per number and per contact of an institution. */
export function isTaken(links: readonly LinkRecord[], link: NewLink & { id?: number }): boolean {
  return links.some(
    (other) =>
      other.id !== link.id &&
      other.institution === link.institution &&
      ((link.contactNumber !== null && other.contactNumber === link.contactNumber) ||
        (link.contactDocumentId !== null && other.contactDocumentId === link.contactDocumentId)),
  );
}

/** A create in progress or in doubt. */
export const isOpenCreate = ({ contactNumber, inDoubt, sending }: LinkRecord): boolean =>
  contactNumber === null && (sending !== null || inDoubt !== null);

/** The effect of the marking statement on a link. */
export function marked(link: LinkRecord, { lane, at, release }: LinkMark): LinkRecord {
  return afterEvent(link, { kind: 'marked', at, lane, release: release === true });
}

export const EMPTY: Tables = {
  contacts: [],
  links: [],
  consents: [],
  history: [],
  conflicts: [],
  overridden: [],
  pulls: [],
  reviews: [],
  appliedDigests: {},
  excluded: [],
  reprocessed: [],
};

/** A number with a link, and what was last applied to it. */
export function knownNumber(draft: Tables, link: LinkRecord, contactNumber: string): KnownNumber {
  const { contactDocumentId, id, mergedInto } = link;
  const contact = draft.contacts.find(({ documentId }) => documentId === contactDocumentId);
  const appliedDigest = draft.appliedDigests[id] ?? null;
  const contactType = contact?.type ?? null;
  return { linkId: id, contactNumber, contactDocumentId, mergedInto, contactType, appliedDigest };
}
