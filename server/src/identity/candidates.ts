import { type Author } from '../kernel/request-author';
import type {
  CandidateKind,
  CandidateState,
  CandidateStatus,
  DecideCandidate,
} from '../contracts/candidates';
import type { DeliveryItemOutcome, QuarantinedItemStatus } from '../contracts/overview';
import { CANDIDATE_UID } from '../contracts/uids';
import { reason } from '../contracts/reasons';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import type { Institution } from '../institutions/institution';
import type { InstitutionRegistry } from '../institutions/registry';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';
import type { MatchingRules } from '../contacts/receive/matching';
import type { ChangedContact } from '../contacts/receive/write-received';
import type { Clock, ContactStore } from '../contacts/store';
import {
  candidateFromRow,
  candidateStatuses,
  closeCandidate,
  quarantinedItemsOf,
  type CandidateRecord,
} from './candidate-rows';
import { createForNumber } from './create-for-number';
import { settleLinkedQuestions } from './linked-questions';
import { linkNumber, type NumberToLink } from '../contacts/push/link-number';
import { personally } from './personally';

/** The questions of identity that wait for a person. */
export interface Candidates {
  /** The latest first. */
  list(
    filter: {
      state?: CandidateState | undefined;
      kind?: CandidateKind | undefined;
      institution?: string | undefined;
    },
    request: PageRequest,
  ): Promise<PageOf<CandidateStatus>>;
  /**
   * Answers an open question and applies what S-360 has sent for the number meanwhile.
   * @throws NotFoundError when there is no such question, contact or institution.
   * @throws StateConflictError when the question is not open any more or the answer does not fit.
   */
  decide(id: number, decision: DecideCandidate.Request, author: Author): Promise<CandidateStatus>;
  /** Closes questions that were answered in another way. */
  settleLinked(): Promise<void>;
}

export interface CandidatesPorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  institutions: InstitutionRegistry;
  /** Judges a quarantined item again, with other matching rules where given. */
  replay(item: QuarantinedItemStatus, matching?: MatchingRules): Promise<DeliveryItemOutcome>;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  wake(): void;
}

/** The service behind the list of candidates. */
export function candidates(ports: CandidatesPorts): Candidates {
  const { clock, database, store } = ports;

  async function find(id: number): Promise<CandidateRecord> {
    const [row] = await database.query(CANDIDATE_UID).select('*').where({ id }).execute();
    if (!row) throw new NotFoundError(reason('noCandidate', { candidate: id }));
    return candidateFromRow(row);
  }

  function institutionOf({ institution }: CandidateRecord): Institution {
    const configured = ports.institutions.find(institution);
    if (!configured) throw new NotFoundError(reason('noInstitutionAnyMore', { institution }));
    return configured;
  }

  function numberOf(candidate: CandidateRecord): NumberToLink {
    const { contactNumber, contactType } = candidate;
    const { contacts: settings } = institutionOf(candidate);
    return { contactNumber, contactType, settings, at: clock.now() };
  }

  /** Links the number to the contact, then merges what came for it while it was not known. */
  async function link(candidate: CandidateRecord, contactDocumentId: string, author: string) {
    const number = numberOf(candidate);
    const { institution } = candidate;
    const { at, contactNumber } = number;
    const items = await quarantinedItemsOf(database, institution, contactNumber);
    await store.transaction(async (transaction) => {
      await linkNumber(contactDocumentId, number, { store, transaction });
      const decision = { kind: 'contact', contactDocumentId } as const;
      await closeCandidate(database, candidate.id, { decision, author, at });
      if (items.length > 0) return;
      const why = 'a person decided whose number this is';
      await transaction.wantPulls([{ institution, contactNumber, lane: 'edit', reason: why }]);
    });
    for (const item of items) await ports.replay(item);
  }

  return {
    settleLinked: () => settleLinkedQuestions(ports),
    async list(filter, request) {
      const given = Object.entries(filter).filter(([, value]) => value !== undefined);
      const where = Object.fromEntries(given);
      const list = { uid: CANDIDATE_UID, where, order: { id: 'desc' }, request } as const;
      const page = await pageOf(database, list, candidateFromRow);
      return { ...page, data: await candidateStatuses(database, page.data) };
    },
    async decide(id, decision, author) {
      const person = personally(author);
      const candidate = await find(id);
      if (candidate.state !== 'open') {
        throw new StateConflictError(reason('candidateDecided', { candidate: id }));
      }
      if ('dismiss' in decision) {
        const verdict = { decision: { kind: 'dismiss' }, author: person, at: clock.now() } as const;
        await closeCandidate(database, id, verdict);
      } else if (candidate.kind === 'merge') {
        throw new StateConflictError(reason('mergeOrDismiss'));
      } else if ('create' in decision) {
        await createForNumber(candidate, numberOf(candidate), person, ports);
      } else {
        await link(candidate, decision.contact, person);
      }
      ports.wake();
      const [status] = await candidateStatuses(database, [await find(id)]);
      if (!status) throw new NotFoundError(reason('noCandidate', { candidate: id }));
      return status;
    },
  };
}
