import type {
  ConflictEntry,
  ConsentRecord,
  ContactRecord,
  HistoryEntry,
  LinkRecord,
} from './records';
import type { ContactType } from './mapping/mapping';

/** A contact found by its matching keys. */
export interface MatchingContact {
  documentId: string;
  type: ContactType;
  emailKey: string | null;
  nameKey: string | null;
}

/** A link that is about to be stored. */
export type NewLink = Omit<LinkRecord, 'id'>;

/** A contact that is about to be stored. */
export type NewContact = Omit<ContactRecord, 'id'>;

export interface WantedPull {
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
}

export interface LinkMark {
  contactDocumentIds: readonly string[];
  /** The institution whose own data this is: it is not sent back what it sent. */
  exceptInstitution: string | null;
  lane: 'edit' | 'bulk';
  /** A person's own edit: it is sent though a load holds what was pending before. */
  release?: boolean;
  at: Date;
}

/**
 * What the engine asks of a database, inside one transaction. Locks are taken in one order
 * everywhere: contacts by id, then links by id.
 */
export interface ContactTransaction {
  linksByNumber(institution: string, contactNumbers: readonly string[]): Promise<LinkRecord[]>;
  /** Links whose create is out or in doubt, also those whose contact was deleted meanwhile. */
  openCreates(institution: string): Promise<LinkRecord[]>;
  linksById(linkIds: readonly number[]): Promise<LinkRecord[]>;
  linksOfContacts(contactDocumentIds: readonly string[]): Promise<LinkRecord[]>;
  /** Contacts of any type that share an e-mail key and a name key with one of the pairs. */
  contactsByKeys(keys: readonly MatchingKeys[]): Promise<MatchingContact[]>;
  lockContacts(documentIds: readonly string[]): Promise<ContactRecord[]>;
  lockLinks(linkIds: readonly number[]): Promise<LinkRecord[]>;
  consentsOf(institution: string, contactDocumentIds: readonly string[]): Promise<ConsentRecord[]>;
  /** Those of the contacts of which the history tells anything. */
  contactsWithHistory(contactDocumentIds: readonly string[]): Promise<Set<string>>;
  /** When fields were last changed by the CRM's own users, ms, by `fieldChangeKey`. */
  localChangeTimes(contactDocumentIds: readonly string[]): Promise<Map<string, number>>;
  /** Stores links; one whose number or contact is linked at the institution already is left out. */
  insertLinks(links: readonly NewLink[]): Promise<void>;
  insertContacts(contacts: readonly NewContact[]): Promise<void>;
  updateContacts(changes: readonly ContactChange[]): Promise<void>;
  updateLinks(links: readonly LinkRecord[]): Promise<void>;
  saveConsents(consents: readonly ConsentRecord[]): Promise<void>;
  /** Answers how many links it marked. */
  markLinks(mark: LinkMark): Promise<number>;
  addHistory(entries: readonly HistoryEntry[]): Promise<void>;
  addConflicts(entries: readonly ConflictEntry[]): Promise<void>;
  wantPulls(pulls: readonly WantedPull[]): Promise<void>;
}

export interface MatchingKeys {
  emailKey: string;
  nameKey: string;
}

export const fieldChangeKey = (contactDocumentId: string, field: string): string =>
  `${contactDocumentId}/${field}`;

/** Where contacts, links and what is known of them live. */
export interface ContactStore {
  /** Runs the work in one transaction; repeats it whole when the database reports a deadlock. */
  transaction<T>(work: (transaction: ContactTransaction) => Promise<T>): Promise<T>;
  newDocumentId(): string;
}

/** The time, as the engine reads it. */
export interface Clock {
  now(): Date;
}
