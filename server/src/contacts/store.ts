import type { PullReason } from '../sending';
import type { ErasedPersons } from './erased-persons';
import type { LocalChanges } from './history/local-changes';
import type {
  ConflictEntry,
  ConflictRecord,
  ConsentRecord,
  ContactRecord,
  EndedHold,
  HistoryEntry,
  LinkRecord,
  OverriddenEntry,
} from './records';
import type { LastChange } from './model/merge/overridden';
import type { OpenMatchReview } from './model/open-match-review';
import type { ContactType } from './model/mapping/mapping';
import type { SearchColumn } from './receive/matching';

/** A contact found by its search columns, with the fields by which contacts are matched. */
export interface FoundContact {
  documentId: string;
  type: ContactType;
  fields: Record<string, string | null>;
}

export type ContactSearch = Record<SearchColumn, readonly string[]>;

/** A contact of S-360 that the depth of past data excluded from the CRM. */
export interface ExcludedContact {
  contactNumber: string;
  /** The whole item as JSON text. */
  body: string;
}

/** A number of a link, read without a lock. */
export interface KnownNumber {
  linkId: number;
  contactNumber: string;
  contactDocumentId: string | null;
  /** The contact into which the link's own was merged: it gets the number's orders. */
  mergedInto: string | null;
  /** Type of the contact; `null` when the contact no longer exists. */
  contactType: ContactType | null;
  /** Digest of the item that was applied last and left the link as it is now. */
  appliedDigest: string | null;
}

/** What an institution's links say about some numbers, read without a lock. */
export interface KnownNumbers {
  numbers: KnownNumber[];
  /** Some link's create is out or in doubt: an unknown number may belong to it. */
  hasOpenCreates: boolean;
}

export type NewLink = Omit<LinkRecord, 'id'>;

/**
 * A link as a snapshot left it. `appliedDigest` identifies the item behind the snapshot, so that a
 * repetition is recognized at once; any other write of the link clears it.
 */
export interface ReceivedLink<Link = LinkRecord> {
  link: Link;
  appliedDigest: string | null;
}

export type NewContact = Omit<ContactRecord, 'id'>;

export interface QueuedPull {
  institution: string;
  contactNumber: string;
  lane: 'edit' | 'bulk';
  reason: PullReason;
  /** The delivery that made it necessary. */
  deliveryId?: string | null | undefined;
}

export interface ContactChange {
  contact: ContactRecord;
  changes: Record<string, string | null>;
  updatedAt: Date;
  /** The author (`admin:1`), whom Strapi then names; nobody for values imported from S-360. */
  author?: string | null;
}

export interface LinkMark {
  contactDocumentIds: readonly string[];
  /** The institution that sent the data: it is not sent back there. */
  exceptInstitution: string | null;
  lane: 'edit' | 'bulk';
  /** A person's own edit: it is sent even if a bulk job has put earlier pending work on hold. */
  release?: boolean;
  at: Date;
}

/**
 * The engine's database operations inside one transaction. Every writer takes locks in the same
 * order: contacts by id, then links by id.
 */
export interface ContactTransaction {
  linksByNumber(institution: string, contactNumbers: readonly string[]): Promise<LinkRecord[]>;
  knownNumbers(institution: string, contactNumbers: readonly string[]): Promise<KnownNumbers>;
  /**
   * Links whose create is out or in doubt, including those whose contact was deleted meanwhile.
   */
  openCreates(institution: string): Promise<LinkRecord[]>;
  linksById(linkIds: readonly number[]): Promise<LinkRecord[]>;
  linksOfContacts(contactDocumentIds: readonly string[]): Promise<LinkRecord[]>;
  linksMergedInto(contactDocumentIds: readonly string[]): Promise<LinkRecord[]>;
  /**
   * Waits until no other transaction is creating contacts, and makes others wait until this one
   * ends: two transactions that receive the same new person then create one contact. Call it
   * before contacts are searched and before any is locked.
   */
  holdNewContacts(): Promise<void>;
  /** Contacts of any type that have one of the values in one of the search columns. */
  searchContacts(search: ContactSearch): Promise<FoundContact[]>;
  /**
   * The institution's excluded contacts that have one of the values in one of the search columns.
   */
  excludedContacts(institution: string, search: ContactSearch): Promise<ExcludedContact[]>;
  /**
   * Enqueues excluded contacts to be processed again as deliveries; they stay excluded until then.
   */
  reprocess(institution: string, excluded: readonly ExcludedContact[], at: Date): Promise<void>;
  /** Contacts named by the institution's open match reviews about a number. */
  contactsUnderReview(institution: string): Promise<Set<string>>;
  lockContacts(documentIds: readonly string[]): Promise<ContactRecord[]>;
  lockLinks(linkIds: readonly number[]): Promise<LinkRecord[]>;
  /** Locks these links together with all links of these contacts, to any institution. */
  lockLinksWith(
    linkIds: readonly number[],
    contactDocumentIds: readonly string[],
  ): Promise<LinkRecord[]>;
  consentsOf(institution: string, contactDocumentIds: readonly string[]): Promise<ConsentRecord[]>;
  contactsWithHistory(contactDocumentIds: readonly string[]): Promise<Set<string>>;
  /** The contacts among these that, by their history, were created in the CRM and not by S-360. */
  contactsMadeInCrm(contactDocumentIds: readonly string[]): Promise<Set<string>>;
  localChanges(contactDocumentIds: readonly string[]): Promise<LocalChanges>;
  /** Stores links; skips one whose number or contact is already linked at the institution. */
  insertLinks(links: readonly NewLink[]): Promise<void>;
  insertContacts(contacts: readonly NewContact[]): Promise<void>;
  /**
   * Stores links of unknown numbers and the contacts created for them. Returns the document ids of
   * the stored links: one whose number or contact was linked at the institution in the meantime is
   * skipped, together with its contact.
   */
  insertReceived(
    links: readonly ReceivedLink<NewLink>[],
    contacts: readonly NewContact[],
  ): Promise<ReadonlySet<string>>;
  updateContacts(changes: readonly ContactChange[]): Promise<void>;
  updateLinks(links: readonly LinkRecord[]): Promise<void>;
  /** Writes what snapshots changed on locked links that were read as in `before`. */
  updateReceived(links: readonly (ReceivedLink & { before: LinkRecord })[]): Promise<void>;
  saveConsents(consents: readonly ConsentRecord[]): Promise<void>;
  /** Returns how many links it marked. */
  markLinks(mark: LinkMark): Promise<number>;
  addHistory(entries: readonly HistoryEntry[]): Promise<void>;
  addConflicts(entries: readonly ConflictEntry[]): Promise<void>;
  /**
   * The changes of these fields of contacts and the creations of the contacts, the oldest first.
   */
  changesOf(documentIds: readonly string[], fields: readonly string[]): Promise<LastChange[]>;
  addOverriddenEdits(entries: readonly OverriddenEntry[]): Promise<void>;
  conflictById(id: number): Promise<ConflictRecord | null>;
  /** Records a person's decision of a conflict, with the CRM's value at the time. */
  decideConflict(decided: DecidedConflict): Promise<void>;
  /** Ends the open conflicts of fields that are no longer held. */
  endConflicts(holds: readonly EndedHold[], at: Date): Promise<void>;
  /** Puts pulls of a delivery on hold when there are more than may be read without approval. */
  queuePulls(pulls: readonly QueuedPull[]): Promise<void>;
  /** The numbers among these with an open match review. */
  numbersUnderReview(institution: string, contactNumbers: readonly string[]): Promise<string[]>;
  /** Opens match reviews; one that is already open for the number is replaced. */
  openMatchReviews(reviews: readonly OpenMatchReview[]): Promise<void>;
  /** Closes the reviews of numbers that are now linked. */
  closeMatchReviews(
    institution: string,
    contactNumbers: readonly string[],
    at: Date,
  ): Promise<void>;
  /** Forgets the excluded items of numbers that are now linked: nothing is left to import. */
  forgetExcluded(institution: string, contactNumbers: readonly string[]): Promise<void>;
  consentsOfContacts(contactDocumentIds: readonly string[]): Promise<ConsentRecord[]>;
  removeLinks(linkIds: readonly number[]): Promise<void>;
  removeConsents(consentIds: readonly number[]): Promise<void>;
  /**
   * Moves history, conflicts and bookings of one contact to another. The history keeps the `name`
   * of the contact whose it was.
   */
  moveHistory(fromDocumentId: string, toDocumentId: string, name: string | null): Promise<void>;
  /** Writes whose these rows of the history are, and the value before. */
  rewriteHistory(rows: readonly RewrittenHistory[]): Promise<void>;
  removeHistory(ids: readonly number[]): Promise<void>;
  /** Deletes what the history says of a contact that was merged, such as its deletion. */
  forgetHistory(documentId: string): Promise<void>;
}

interface RewrittenHistory extends Pick<HistoryEntry, 'contactDocumentId' | 'oldValue'> {
  id: number;
}

export interface DecidedConflict extends Pick<ConflictRecord, 'id' | 'localValue'> {
  decision: 'crm' | 's360';
  decidedBy: string;
  decidedAt: Date;
}

/** Stores contacts, links and everything known about them. */
export interface ContactStore {
  /** Runs the work in one transaction; repeats all of it when the database reports a deadlock. */
  transaction<T>(work: (transaction: ContactTransaction) => Promise<T>): Promise<T>;
  newDocumentId(): string;
  /** Statements join the current transaction. */
  erased: ErasedPersons;
  /** As in a transaction, but outside of any. */
  knownNumbers: ContactTransaction['knownNumbers'];
}

/** The time, as the engine reads it. */
export interface Clock {
  now(): Date;
}
