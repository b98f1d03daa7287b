import type { NamesOfAuthors } from '../kernel/authors';
import type { ContactReferences } from '../identity';
import type { CanonicalSettings, ChangedContact, ContactStore } from '../contacts';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { CallBudgets } from '../sending';
import type { InstitutionRegistry } from '../institutions';
import type { CheckedAttribute } from './file/cell-problem';
import type { BulkJobStore } from './bulk-job-store';

/** What bulk jobs ask of the rest of the plugin. */
export interface BulkJobsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  bulkJobs: BulkJobStore;
  institutions: InstitutionRegistry;
  callBudget: CallBudgets;
  /** What people and tokens are called. */
  namesOf: NamesOfAuthors;
  canonical: CanonicalSettings;
  /** So many links may be marked without approval. */
  guardLimit: number;
  /** So long the history tells what bulk jobs wrote. */
  historyRetentionDays: number;
  attributesOf(uid: string): Record<string, CheckedAttribute>;
  /** Deletes a contact as a person would. */
  deleteContact(documentId: string): Promise<void>;
  /** Tells other plugins of contacts that a bulk job made or changed. */
  announce(changed: readonly ChangedContact[]): Promise<void>;
  references: Pick<ContactReferences, 'namedAmong'>;
  log: { error(message: string): void };
  now(): Date;
  /** Something may be due, or a bulk job has something to do. */
  wake(): void;
}
