/** Merging two contacts of the CRM into one: what would be done, and what was done. */
import type { NamedContact } from './match-reviews';
import type { Reason } from '../reasons';

/**
 * What becomes of an institution's links: `stays` only the kept contact has one; `moves` only the
 * removed one has; `dropsRemoved` the removed contact's has no number and goes; `dropsKept` the
 * kept contact's has none and gives way to the other; `twoNumbers` both have numbers in S-360: the
 * removed contact's is left unlinked, if that is asked for.
 */
export type MergedLinkOutcome = 'stays' | 'moves' | 'dropsRemoved' | 'dropsKept' | 'twoNumbers';

export interface MergedLink {
  institution: string;
  keptNumber: string | null;
  removedNumber: string | null;
  outcome: MergedLinkOutcome;
  /** Something is then to be sent there. */
  pending: boolean;
}

/** An answer that the kept contact has afterwards because of the removed one. */
export interface MergedConsent {
  institution: string;
  code: string;
  allowed: boolean;
}

/** What else names the removed contact, by content type and field; it then names the kept one. */
export interface MergedReference {
  type: string;
  field: string;
  count: number;
}

export interface MergePreview {
  keep: NamedContact;
  remove: NamedContact;
  /** Blank fields of the kept contact that take the removed one's values. */
  fills: { field: string; value: string }[];
  links: MergedLink[];
  consents: MergedConsent[];
  references: MergedReference[];
  /** Why the two cannot be merged now, `onTwoNumbers: 'refuse'` taken for granted. */
  obstacles: Reason[];
}

/** `GET /s360/contacts/:documentId/merge/:otherDocumentId`: what merging the other into it would do */
export declare namespace PreviewMerge {
  interface Response {
    data: MergePreview;
  }
}

/**
 * `POST /s360/contacts/:documentId/merge`: the contact is kept, the other becomes part of it.
 * Answers 409 with the obstacles when they cannot be merged.
 */
export declare namespace MergeContacts {
  interface Request {
    /** Document id of the contact that becomes part of the other and is deleted. */
    remove: string;
    /**
     * Where both have a number at an institution: refuse (default), or leave the removed contact's
     * number unlinked, so that its payloads are kept and not applied.
     */
    onTwoNumbers?: 'refuse' | 'unlinkRemoved';
  }
  interface Response {
    /** What was done. */
    data: MergePreview;
  }
}
