import { type Author } from '../kernel/request-author';
import type { GetBulkJobs, BulkJobDetails } from '../contracts/bulk-jobs';
import { reason } from '../contracts/reasons';
import type { NamesOfAuthors } from '../kernel/authors';
import type { ContactReferences } from '../identity/contact-references';
import type { CanonicalSettings } from '../contacts/model/mapping/canonical';
import type { ChangedContact } from '../contacts/receive/write-received';
import type { ContactStore } from '../contacts/store';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { CallBudgets } from '../sending';
import { StateConflictError } from '../kernel/errors';
import type { InstitutionRegistry } from '../institutions/registry';
import type { PageRequest } from '../kernel/pages';
import type { CheckedAttribute } from './file/cell-problem';
import { fileImports, type FileImports } from './file/file-imports';
import { endEmptyGuards } from './guard-of-bulk-job';
import { together } from './links-of-bulk-job';
import { decideOnBulkJob, existingBulkJob, type DecisionOnBulkJob } from './bulk-job-decisions';
import {
  linksByInstitution,
  bulkJobDetails,
  bulkJobPage,
  type BulkJobFilter,
} from './bulk-job-view';
import { bulkJobSteps, type BulkJobSteps } from './bulk-job-steps';
import type { BulkJobStore } from './bulk-job-store';
import { takeBackUnsent } from './push/bulk-push';
import { undoJobs, type UndoJobs } from './undo/undo-jobs';
import { bulkPushes, type BulkPushes } from './push/bulk-pushes';

/** Bulk jobs, as operators see and steer them. */
export interface Loads extends BulkPushes, FileImports, UndoJobs {
  list(filter: BulkJobFilter, request: PageRequest): Promise<GetBulkJobs.Response>;
  details(id: number): Promise<BulkJobDetails>;
  /**
   * Lets a guarded bulk job go. `calls` is what the operator was shown: when it holds more by now, the
   * approval is refused.
   */
  approve(id: number, author: Author, calls: number): Promise<BulkJobDetails>;
  /** Rejects, pauses, resumes or cancels. */
  decide(decision: DecisionOnBulkJob): Promise<BulkJobDetails>;
  steps: BulkJobSteps;
}

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

/** The service behind the routes of bulk jobs. */
export function bulkJobs(ports: BulkJobsPorts): Loads {
  const details = async (id: number) =>
    bulkJobDetails(await existingBulkJob(ports.bulkJobs, id), ports);

  return {
    ...bulkPushes(ports),
    ...fileImports(ports),
    ...undoJobs(ports),
    steps: bulkJobSteps(ports),
    details,
    list: (filter, request) => bulkJobPage(ports, filter, request),
    async approve(id, author, calls) {
      await decideOnBulkJob({ id, event: 'approve', author }, ports, async (job) => {
        const { waiting } = together(await linksByInstitution(job, ports));
        if (waiting > calls) {
          throw new StateConflictError(reason('bulkJobHoldsMore', { job: id, waiting, calls }));
        }
        return { total: waiting, processed: waiting };
      });
      ports.wake();
      return details(id);
    },
    async decide(decision) {
      await decideOnBulkJob(decision, ports, async (job) => {
        if (decision.event !== 'cancel') return {};
        if (job.kind === 'push') return { counts: await takeBackUnsent(job, ports) };
        await endEmptyGuards(job, ports);
        return {};
      });
      ports.wake();
      return details(decision.id);
    },
  };
}
