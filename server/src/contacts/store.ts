import type { LocalChanges } from './history/local-changes';
import type {
  ConflictEntry,
  ConflictRecord,
  ConsentRecord,
  ContactRecord,
  EndedHold,
  HistoryEntry,
  LinkRecord,
} from './records';
import type { OpenMatchReview } from './model/open-match-review';
import type { ContactType } from './model/mapping/mapping';
import type { SearchColumn } from './receive/matching';

/** A contact found by its search columns, with the fields by which contacts are matched. */
export interface FoundContact {
  documentId: string;
  type: ContactType;
  fields: Record<string, string | null>;
}

/** Values to look for, by search column. */
export type ContactSearch = Record<SearchColumn, readonly string[]>;

/** A contact that S-360 has and that the depth of past data excluded of the CRM. */
export interface ExcludedContact {
  contactNumber: string;
  /** The item as JSON text, whole. */
  body: string;
}

/** A number that a link has, read without a lock. */
export interface KnownNumber {
  linkId: number;
  contactNumber: string;
  contactDocumentId: string | null;
  /** The contact that the link's own one became part of: the number's orders are its. */
  mergedInto: string | null;
  /** Type of the contact; `null` when there is no such contact any more. */
  contactType: ContactType | null;
  /** Digest of the item that was applied last and left the link as it is now. */
  appliedDigest: string | null;
}

/** What the links of an institution know of some numbers, read without a lock. */
export interface KnownNumbers {
  numbers: KnownNumber[];
  /** Some link's create is out or in doubt: an unknown number may be its. */
  hasOpenCreates: boolean;
}

/** A link that is about to be stored. */
export type NewLink = Omit<LinkRecord, 'id'>;

/**
 * A link as a snapshot left it. `appliedDigest` tells the item that it was read from, so that its
 * repetition is known at once; any other write of the link forgets it.
 */
export interface ReceivedLink<Link = LinkRecord> {
  link: Link;
  appliedDigest: string | null;
}

/** A contact that is about to be stored. */
export type NewContact = Omit<ContactRecord, 'id'>;

export interface QueuedPull {
  institution: string;
  contactNumber: string;
  lane: 'edit' | 'bulk';
  reason: string;
}

/** One contact's changed columns. */
export interface ContactChange {
  contact: ContactRecord;
  changes: Record<string, string | null>;
  updatedAt: Date;
  /** Who decided it (`admin:1`): Strapi then says so. Nobody where S-360's values are taken. */
  author?: string | null;
}

export interface LinkMark {
  contactDocumentIds: readonly string[];
  /** The institution whose own data this is: it is not sent back what it sent. */
  exceptInstitution: string | null;
  lane: 'edit' | 'bulk';
  /** A person's own edit: it is sent though a bulk job holds what was pending before. */
  release?: boolean;
  at: Date;
}

/**
 * What the engine asks of a database, inside one transaction. Locks are taken in one order
 * everywhere: contacts by id, then links by id.
 */
export interface ContactTransaction {
  linksByNumber(institution: string, contactNumbers: readonly string[]): Promise<LinkRecord[]>;
  knownNumbers(institution: string, contactNumbers: readonly string[]): Promise<KnownNumbers>;
  /** Links whose create is out or in doubt, also those whose contact was deleted meanwhile. */
  openCreates(institution: string): Promise<LinkRecord[]>;
  linksById(linkIds: readonly number[]): Promise<LinkRecord[]>;
  linksOfContacts(contactDocumentIds: readonly string[]): Promise<LinkRecord[]>;
  /** Links of contacts that became part of these. */
  linksMergedInto(contactDocumentIds: readonly string[]): Promise<LinkRecord[]>;
  /**
   * Waits until no other transaction is making new contacts, and has others wait until this one ends:
   * two that are told of the same new person then make one contact. To be called before contacts are
   * searched, and before any is locked.
   */
  holdNewContacts(): Promise<void>;
  /** Contacts of any type that have one of the values in one of the search columns. */
  searchContacts(search: ContactSearch): Promise<FoundContact[]>;
  /** Kept-out contacts of an institution that have one of the values in one of the search columns. */
  excludedContacts(institution: string, search: ContactSearch): Promise<ExcludedContact[]>;
  /** Has excluded contacts processed again in their turn, as deliveries; they stay excluded until then. */
  reprocess(institution: string, excluded: readonly ExcludedContact[], at: Date): Promise<void>;
  /** Contacts of which it is asked at the institution which of them a number is. */
  contactsUnderReview(institution: string): Promise<Set<string>>;
  lockContacts(documentIds: readonly string[]): Promise<ContactRecord[]>;
  lockLinks(linkIds: readonly number[]): Promise<LinkRecord[]>;
  /** Locks these links together with all other links, to any institution, of these contacts. */
  lockLinksWith(
    linkIds: readonly number[],
    contactDocumentIds: readonly string[],
  ): Promise<LinkRecord[]>;
  consentsOf(institution: string, contactDocumentIds: readonly string[]): Promise<ConsentRecord[]>;
  /** Those of the contacts of which the history tells anything. */
  contactsWithHistory(contactDocumentIds: readonly string[]): Promise<Set<string>>;
  /** Those of the contacts that the history says were made in the CRM, not by S-360. */
  contactsMadeInCrm(contactDocumentIds: readonly string[]): Promise<Set<string>>;
  /** When the contacts' own values changed. */
  localChanges(contactDocumentIds: readonly string[]): Promise<LocalChanges>;
  /** Stores links; one whose number or contact is linked at the institution already is left out. */
  insertLinks(links: readonly NewLink[]): Promise<void>;
  insertContacts(contacts: readonly NewContact[]): Promise<void>;
  /**
   * Stores links of numbers that nobody knew, and the contacts that were made for them. Answers the
   * document ids of the links stored: one whose number or contact was linked at the institution
   * meanwhile is left out, with its contact.
   */
  insertReceived(
    links: readonly ReceivedLink<NewLink>[],
    contacts: readonly NewContact[],
  ): Promise<ReadonlySet<string>>;
  updateContacts(changes: readonly ContactChange[]): Promise<void>;
  updateLinks(links: readonly LinkRecord[]): Promise<void>;
  /** Writes what snapshots changed on links that are locked and were read as in `before`. */
  updateReceived(links: readonly (ReceivedLink & { before: LinkRecord })[]): Promise<void>;
  saveConsents(consents: readonly ConsentRecord[]): Promise<void>;
  /** Answers how many links it marked. */
  markLinks(mark: LinkMark): Promise<number>;
  addHistory(entries: readonly HistoryEntry[]): Promise<void>;
  addConflicts(entries: readonly ConflictEntry[]): Promise<void>;
  conflictById(id: number): Promise<ConflictRecord | null>;
  /** Notes a person's decision of a conflict, with the CRM's value that it was about. */
  decideConflict(decided: DecidedConflict): Promise<void>;
  /** Conflicts that are still open on fields which are not held any more end with the hold. */
  endConflicts(holds: readonly EndedHold[], at: Date): Promise<void>;
  /** Those of a delivery are held back where they are more than may be read without approval. */
  queuePulls(pulls: readonly QueuedPull[], deliveryId?: string | null): Promise<void>;
  /** Those of the numbers of which a person is asked whose they are. */
  numbersUnderReview(institution: string, contactNumbers: readonly string[]): Promise<string[]>;
  /** Opens match reviews; one that is open for the number already is asked anew. */
  openMatchReviews(reviews: readonly OpenMatchReview[]): Promise<void>;
  /** The numbers are linked: which contact they are is asked no more. */
  closeMatchReviews(
    institution: string,
    contactNumbers: readonly string[],
    at: Date,
  ): Promise<void>;
  /** The numbers are linked: what was excluded of them by its age is nothing to import any more. */
  forgetExcluded(institution: string, contactNumbers: readonly string[]): Promise<void>;
  /** The contacts' consents at all institutions. */
  consentsOfContacts(contactDocumentIds: readonly string[]): Promise<ConsentRecord[]>;
  /** Writes links that belong to another contact now. */
  moveLinks(links: readonly LinkRecord[]): Promise<void>;
  removeLinks(linkIds: readonly number[]): Promise<void>;
  removeConsents(consentIds: readonly number[]): Promise<void>;
  /** History, conflicts and bookings of a contact become those of another. */
  moveHistory(fromDocumentId: string, toDocumentId: string): Promise<void>;
}

export interface DecidedConflict extends Pick<ConflictRecord, 'id' | 'localValue'> {
  decision: 'crm' | 's360';
  decidedBy: string;
  decidedAt: Date;
}

/** Where contacts, links and what is known of them live. */
export interface ContactStore {
  /** Runs the work in one transaction; repeats it whole when the database reports a deadlock. */
  transaction<T>(work: (transaction: ContactTransaction) => Promise<T>): Promise<T>;
  newDocumentId(): string;
  /** As in a transaction, outside of any. */
  knownNumbers: ContactTransaction['knownNumbers'];
}

/** The time, as the engine reads it. */
export interface Clock {
  now(): Date;
}
