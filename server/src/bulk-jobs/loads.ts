import { type Author } from '../kernel/request-author';
import type { GetLoads, LoadDetails } from '../contracts/loads';
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
import { fileLoads, type FileLoads } from './file/file-loads';
import { endEmptyGuards } from './guard-of-load';
import { together } from './links-of-load';
import { decideOnLoad, existingLoad, type DecisionOnLoad } from './load-decisions';
import { linksByInstitution, loadDetails, loadPage, type LoadFilter } from './load-view';
import { loadSteps, type LoadSteps } from './load-steps';
import type { LoadStore } from './load-store';
import { takeBackUnsent } from './push/push-load';
import { undoLoads, type UndoLoads } from './undo/undo-loads';
import { pushLoads, type PushLoads } from './push/push-loads';

/** Loads, as operators see and steer them. */
export interface Loads extends PushLoads, FileLoads, UndoLoads {
  list(filter: LoadFilter, request: PageRequest): Promise<GetLoads.Response>;
  details(id: number): Promise<LoadDetails>;
  /**
   * Lets a guarded load go. `calls` is what the operator was shown: when it holds more by now, the
   * approval is refused.
   */
  approve(id: number, author: Author, calls: number): Promise<LoadDetails>;
  /** Rejects, pauses, resumes or cancels. */
  decide(decision: DecisionOnLoad): Promise<LoadDetails>;
  steps: LoadSteps;
}

export interface LoadsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  loads: LoadStore;
  institutions: InstitutionRegistry;
  callBudget: CallBudgets;
  /** What people and tokens are called. */
  namesOf: NamesOfAuthors;
  canonical: CanonicalSettings;
  /** So many links may be marked without approval. */
  guardLimit: number;
  /** So long the history tells what loads wrote. */
  historyRetentionDays: number;
  attributesOf(uid: string): Record<string, CheckedAttribute>;
  /** Deletes a contact as a person would. */
  deleteContact(documentId: string): Promise<void>;
  /** Tells other plugins of contacts that a load made or changed. */
  announce(changed: readonly ChangedContact[]): Promise<void>;
  references: Pick<ContactReferences, 'namedAmong'>;
  log: { error(message: string): void };
  now(): Date;
  /** Something may be due, or a load has something to do. */
  wake(): void;
}

/** The service behind the routes of loads. */
export function loads(ports: LoadsPorts): Loads {
  const details = async (id: number) => loadDetails(await existingLoad(ports.loads, id), ports);

  return {
    ...pushLoads(ports),
    ...fileLoads(ports),
    ...undoLoads(ports),
    steps: loadSteps(ports),
    details,
    list: (filter, request) => loadPage(ports, filter, request),
    async approve(id, author, calls) {
      await decideOnLoad({ id, event: 'approve', author }, ports, async (load) => {
        const { waiting } = together(await linksByInstitution(load, ports));
        if (waiting > calls) {
          throw new StateConflictError(reason('loadHoldsMore', { load: id, waiting, calls }));
        }
        return { total: waiting, processed: waiting };
      });
      ports.wake();
      return details(id);
    },
    async decide(decision) {
      await decideOnLoad(decision, ports, async (load) => {
        if (decision.event !== 'cancel') return {};
        if (load.kind === 'push') return { counts: await takeBackUnsent(load, ports) };
        await endEmptyGuards(load, ports);
        return {};
      });
      ports.wake();
      return details(decision.id);
    },
  };
}
