/**
 * match reviews that wait for a person, and how they are answered.
 * Times are ISO 8601 strings in UTC.
 */
import type { Reason } from '../reasons';
import type { Pagination } from '../pages';

/**
 * `match`: an unknown number of S-360 may be one of several contacts;
 * `merge`: contacts of the CRM seem to be one person or company.
 */
export type MatchReviewKind = 'match' | 'merge';

/** `dismissed`: a person decided to leave it as it is. */
export type MatchReviewState = 'open' | 'decided' | 'dismissed';

/** How a match review was answered; `settled`: it answered itself, the number was linked or the contact deleted. */
export type MatchReviewDecision =
  | { kind: 'contact'; contactDocumentId: string }
  /** `null` while the contact is being created. */
  | { kind: 'create'; contactDocumentId: string | null }
  | { kind: 'merge'; keptDocumentId: string; removedDocumentId: string }
  | { kind: 'dismiss' }
  | { kind: 'settled' };

export interface NamedContact {
  documentId: string;
  /** `null`: the contact was deleted. */
  name: string | null;
}

export interface MatchReviewContact extends NamedContact {
  /** The number that it has at the institution of the match review, so that it can have no other. */
  contactNumber: string | null;
}

export interface MatchReviewStatus {
  id: number;
  kind: MatchReviewKind;
  institution: string;
  contactNumber: string;
  contacts: MatchReviewContact[];
  reason: Reason;
  state: MatchReviewState;
  /** The newest quarantined item of the number: what S-360 shows. */
  quarantinedItemId: number | null;
  decision: MatchReviewDecision | null;
  /** `admin:<id>`; `null` when nobody decided. */
  decidedBy: string | null;
  decidedAt: string | null;
  noticedAt: string;
}

/** `GET /s360/match-reviews?state=&kind=&institution=&page=&pageSize=`, the latest first */
export declare namespace GetMatchReviews {
  interface Response {
    data: MatchReviewStatus[];
    meta: { pagination: Pagination };
  }
}

/**
 * `POST /s360/match-reviews/:id/decision`. Answers 409 when the match review is not open any more or the
 * answer does not fit. Whether contacts are one (`merge`) is answered by merging or dismissing.
 */
export declare namespace DecideMatchReview {
  type Request =
    /** The number is this contact of the CRM. */
    | { contact: string }
    /** The number is nobody whom the CRM knows: a new contact. */
    | { create: true }
    /** Leave it as it is; a later payload of the number asks anew. */
    | { dismiss: true };
  interface Response {
    data: MatchReviewStatus;
  }
}
