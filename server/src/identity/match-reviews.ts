import type { Author } from '../kernel/http/request-author';
import type {
  DecideMatchReviews,
  MatchReviewList,
  MatchReviewState,
  MatchReviewStatus,
  DecideMatchReview,
} from '../contracts/contacts/match-reviews';
import { MATCH_REVIEW_UID } from '../contracts/uids';
import { reason, type ReasonCode } from '../contracts/reasons';
import type { Row } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';
import { NotFoundError, refusalOf, StateConflictError } from '../kernel/errors';
import type { Institution } from '../institutions';
import { isInScope, whereInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../kernel/http/pages';
import { linkNumber, numberHistory, type NumberToLink } from '../contacts';
import {
  matchReviewFromRow,
  closeMatchReview,
  quarantinedItemsOf,
  type MatchReviewRecord,
} from './match-review-rows';
import { reviewsSearched } from './reviews-searched';
import { matchReviewStatuses } from './match-review-statuses';
import { createForNumber } from './create-for-number';
import { closeLinkedReviews } from './linked-reviews';
import type { MatchReviewsPorts } from './ports';
import { requirePerson } from '../kernel/http/require-person';

/** The reason of a review about somebody whose first name, birth date or role contradicts. */
const DOUBTFUL = 'maybeOther' satisfies ReasonCode;

export interface MatchReviews {
  /** Lists reviews, the latest first; those of the very number that was searched for before others. */
  list(
    filter: {
      state?: MatchReviewState | undefined;
      kind?: MatchReviewList | undefined;
      scope: InstitutionScope;
      /** What to search numbers and contacts for. */
      q?: string | undefined;
    },
    request: PageRequest,
  ): Promise<PageOf<MatchReviewStatus>>;
  /**
   * Decides an open match review and applies what S-360 has sent for the number in the meantime.
   * @throws NotFoundError when there is no such match review, contact or institution.
   * @throws StateConflictError when the review is no longer open or the decision does not fit.
   */
  decide(
    id: number,
    decision: DecideMatchReview.Request,
    author: Author,
  ): Promise<MatchReviewStatus>;
  /**
   * Says of several match reviews that they are about different people: a number becomes a contact
   * of its own, and contacts that seem to be one stay apart. Each is decided in its own transaction.
   * @throws StateConflictError when the author is not a person.
   */
  decideSeveral(
    ids: readonly number[],
    author: Author,
    permitted: InstitutionScope,
  ): Promise<DecideMatchReviews.Response['data']>;
  /** Closes match reviews that were resolved in another way. */
  closeLinked(): Promise<void>;
}

const NEWEST = { id: 'desc' } as const;

function whereListed(list: MatchReviewList | undefined): Row {
  switch (list) {
    case undefined:
      return {};
    case 'match':
    case 'merge':
      return { kind: list };
    case 'doubtful':
      return { kind: 'match', reason: { $contains: `"${DOUBTFUL}"` } };
  }
}

/** The service behind the list of match reviews. */
export function matchReviews(ports: MatchReviewsPorts): MatchReviews {
  const { clock, database, store } = ports;
  const statusPorts = {
    database,
    namesOf: ports.namesOf,
    settingsOf: (code: string) => ports.institutions.find(code)?.contacts ?? null,
  };

  async function find(id: number): Promise<MatchReviewRecord> {
    const [row] = await database.query(MATCH_REVIEW_UID).select('*').where({ id }).execute();
    if (!row) throw noMatchReview(id);
    return matchReviewFromRow(row);
  }

  async function reviewsOfNumber(typed: string, where: Row): Promise<number[]> {
    const rows = await database
      .query(MATCH_REVIEW_UID)
      .select('id')
      .where({ $and: [where, { contactNumber: typed.trim() }] })
      .orderBy(NEWEST)
      .execute();
    return rows.map(({ id }) => integer(id));
  }

  function institutionOf({ institution }: MatchReviewRecord): Institution {
    const configured = ports.institutions.find(institution);
    if (!configured) throw new NotFoundError(reason('noInstitutionAnyMore', { institution }));
    return configured;
  }

  function numberOf(review: MatchReviewRecord): NumberToLink {
    const { contactNumber, contactType } = review;
    const { contacts: settings } = institutionOf(review);
    return { contactNumber, contactType, settings, at: clock.now() };
  }

  /** Links the number to the contact, then merges the items that came while it was unknown. */
  async function link(review: MatchReviewRecord, contactDocumentId: string, author: string) {
    const number = numberOf(review);
    const { institution } = review;
    const { at, contactNumber } = number;
    const items = await quarantinedItemsOf(database, institution, contactNumber);
    await store.transaction(async (transaction) => {
      await linkNumber(contactDocumentId, number, { store, transaction });
      const decision = { kind: 'contact', contactDocumentId } as const;
      await closeMatchReview(database, review.id, { decision, author, at });
      const of = { institution, contactDocumentId };
      await transaction.addHistory([numberHistory(of, null, contactNumber, { author, at })]);
      if (items.length > 0) return;
      await transaction.queuePulls([
        { institution, contactNumber, lane: 'edit', reason: 'decidedWhose' },
      ]);
    });
    for (const item of items) await ports.replay(item);
  }

  async function apply(review: MatchReviewRecord, decision: DecideMatchReview.Request, by: string) {
    const { id } = review;
    if (review.state !== 'open') {
      throw new StateConflictError(reason('matchReviewDecided', { matchReview: id }));
    }
    if ('dismiss' in decision) {
      const verdict = { decision: { kind: 'dismiss' }, author: by, at: clock.now() } as const;
      await closeMatchReview(database, id, verdict);
    } else if (review.kind === 'merge') {
      throw new StateConflictError(reason('mergeOrDismiss'));
    } else if ('create' in decision) {
      await createForNumber(review, numberOf(review), by, ports);
    } else {
      await link(review, decision.contact, by);
    }
  }

  async function keepApart(id: number, author: string, permitted: InstitutionScope) {
    const review = await find(id);
    if (!isInScope(permitted, review.institution)) throw noMatchReview(id);
    await apply(review, review.kind === 'merge' ? { dismiss: true } : { create: true }, author);
  }

  return {
    closeLinked: () => closeLinkedReviews(ports),
    async list({ kind, q, scope, state }, request) {
      const where: Row = {
        ...whereListed(kind),
        ...(state && { state }),
        ...whereInScope(scope),
        ...(q && { $and: [await reviewsSearched(database, q, scope)] }),
      };
      const first = q ? await reviewsOfNumber(q, where) : [];
      const list = { uid: MATCH_REVIEW_UID, where, order: NEWEST, first, request };
      const page = await pageOf(database, list, matchReviewFromRow);
      return { ...page, data: await matchReviewStatuses(statusPorts, page.data) };
    },
    async decide(id, decision, author) {
      await apply(await find(id), decision, requirePerson(author));
      ports.wake();
      const [status] = await matchReviewStatuses(statusPorts, [await find(id)]);
      if (!status) throw noMatchReview(id);
      return status;
    },
    async decideSeveral(ids, author, permitted) {
      const person = requirePerson(author);
      const outcomes: DecideMatchReviews.Response['data'] = [];
      try {
        for (const id of ids) {
          const refusal = await keepApart(id, person, permitted).then(() => null, refusalOf);
          outcomes.push({ id, refusal });
        }
      } finally {
        // What is decided counts, even if a later one fails.
        ports.wake();
      }
      return outcomes;
    },
  };
}

const noMatchReview = (id: number) =>
  new NotFoundError(reason('noMatchReview', { matchReview: id }));
