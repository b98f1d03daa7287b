import type { NamesOfAuthors } from '../kernel/authors';
import type { ContactReferences } from '../identity';
import type { CanonicalSettings, ChangedContact, ContactStore } from '../contacts';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { CallBudgets } from '../sending';
import type { InstitutionRegistry } from '../institutions';
import type { CheckedAttribute } from './file/cell-problem';
import type { BulkJobStore } from './bulk-job-store';

export interface BulkJobsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  bulkJobs: BulkJobStore;
  institutions: InstitutionRegistry;
  callBudget: CallBudgets;
  namesOf: NamesOfAuthors;
  canonical: CanonicalSettings;
  /** How many links may be marked without approval. */
  guardLimit: number;
  /** How many days the history keeps what bulk jobs wrote. */
  historyRetentionDays: number;
  attributesOf(uid: string): Record<string, CheckedAttribute>;
  /** Deletes a contact as a person would: other plugins see it and may refuse it. */
  deleteContact(documentId: string): Promise<void>;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  references: Pick<ContactReferences, 'namedAmong'>;
  log: { error(message: string): void };
  now(): Date;
  /** Wakes the workers: something may be due, or a bulk job has something to do. */
  wake(): void;
}
