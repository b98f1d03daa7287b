/**
 * Match reviews and the decisions about them. Times are ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type { Reason } from '../reasons';
import type { decisionsAnswer, matchesRequest, matchRequest } from '../schemas/contacts';
import type { Data, PageOf } from '../pages';

/**
 * `match`: an unknown number of S-360 may belong to one of several contacts;
 * `merge`: several contacts of the CRM seem to be the same person or company.
 */
export const MATCH_REVIEW_KINDS = ['match', 'merge'] as const;

export type MatchReviewKind = (typeof MATCH_REVIEW_KINDS)[number];

/**
 * What the list can be limited to. `doubtful`: of kind `match`, where the values of a rule are the
 * same, but first name, birth date or role contradict: couples, families, homes with one address.
 */
export const MATCH_REVIEW_LISTS = ['match', 'doubtful', 'merge'] as const;

export type MatchReviewList = (typeof MATCH_REVIEW_LISTS)[number];

/** `dismissed`: a person decided to change nothing. */
export const MATCH_REVIEW_STATES = ['open', 'decided', 'dismissed'] as const;

export type MatchReviewState = (typeof MATCH_REVIEW_STATES)[number];

/**
 * How a match review ended. `settled`: it needed no answer any more, because the number was linked
 * or the contact deleted.
 */
export type MatchReviewDecision =
  | { kind: 'contact'; contactDocumentId: string }
  /** `null` while the contact is being created. */
  | { kind: 'create'; contactDocumentId: string | null }
  | { kind: 'merge'; keptDocumentId: string; removedDocumentId: string }
  | { kind: 'dismiss' }
  | { kind: 'settled' };

export interface NamedContact {
  documentId: string;
  /** `null` when the contact was deleted. */
  name: string | null;
}

export interface MatchReviewContact extends NamedContact {
  /** Its number at the institution of the match review; a contact can have only one there. */
  contactNumber: string | null;
  /** Its filled fields in the form in which both sides are compared; `null`: not to be seen. */
  values: ShownValues | null;
  /** When it last bought something, at any institution; `null` also when not to be seen. */
  lastOrderAt: string | null;
}

/** Values by field; blank ones are left out. */
export type ShownValues = Readonly<Record<string, string>>;

export interface MatchReviewStatus {
  id: number;
  kind: MatchReviewKind;
  institution: string;
  contactNumber: string;
  contacts: MatchReviewContact[];
  reason: Reason;
  state: MatchReviewState;
  /** The newest quarantined item of the number: what S-360 sent. */
  quarantinedItemId: number | null;
  /** What that item says of the contact; `null`: nothing usable, or not to be seen. */
  shown: ShownValues | null;
  decision: MatchReviewDecision | null;
  /** The contact that was linked, created or kept; `null` where the decision names none. */
  decidedContact: NamedContact | null;
  /** `admin:<id>`; `null` when no person decided. */
  decidedBy: string | null;
  /** The name of that person; also `null` when the user was deleted. */
  deciderName: string | null;
  decidedAt: string | null;
  noticedAt: string;
}

/** `GET /s360/match-reviews?state=&kind=&institution=&page=&pageSize=`, newest first */
export declare namespace GetMatchReviews {
  type Response = PageOf<MatchReviewStatus>;
}

/**
 * `POST /s360/match-reviews/:id/decision`. Answers 409 when the match review is not open any more
 * or does not allow this answer. A review of kind `merge` can only be dismissed here; to accept it,
 * merge the contacts.
 */
export declare namespace DecideMatchReview {
  type Request = z.infer<typeof matchRequest>;
  type Response = Data<MatchReviewStatus>;
}

/**
 * `POST /s360/match-reviews/decisions`: says of up to 100 match reviews that they are about different
 * people. A number becomes a contact of its own, and contacts that seem to be one stay apart. Answers
 * for each what happened; one that was decided meanwhile does not stop the others.
 */
export declare namespace DecideMatchReviews {
  type Request = z.infer<typeof matchesRequest>;
  type Response = z.infer<typeof decisionsAnswer>;
}
