/** Merging two contacts of the CRM: the preview and the result. */
import type { z } from '@strapi/utils';
import type { mergeRequest } from '../schemas/contacts';
import type { NamedContact } from './match-reviews';
import type { Reason } from '../reasons';
import type { Data } from '../pages';

/**
 * What a merge does to the two contacts' links at one institution:
 * `stays`: only the kept contact has a link;
 * `moves`: only the removed contact has a link, which moves to the kept one;
 * `dropsRemoved`: the removed contact's link has no number and is deleted;
 * `dropsKept`: the kept contact's link has no number and is replaced by the other;
 * `twoNumbers`: both have numbers in S-360. With `onTwoNumbers: 'unlinkRemoved'` the removed
 * contact's number is left unlinked; otherwise the merge is refused.
 */
export type MergedLinkOutcome = 'stays' | 'moves' | 'dropsRemoved' | 'dropsKept' | 'twoNumbers';

export interface MergedLink {
  institution: string;
  keptNumber: string | null;
  removedNumber: string | null;
  outcome: MergedLinkOutcome;
  /** After the merge, the link has something to send. */
  pending: boolean;
}

/** A consent that the kept contact takes over from the removed one. */
export interface MergedConsent {
  institution: string;
  code: string;
  allowed: boolean;
}

/** Relations to the removed contact from one field of a content type; the merge redirects them. */
export interface MergedReference {
  type: string;
  /** What Strapi calls the type; its uid where it has no name. */
  typeName: string;
  field: string;
  count: number;
}

export interface MergePreview {
  keep: NamedContact;
  remove: NamedContact;
  /** Every field that one of the two has filled, with both values. */
  fields: { field: string; keep: string | null; remove: string | null }[];
  /** Blank fields of the kept contact that are filled from the removed one. */
  fills: { field: string; value: string }[];
  links: MergedLink[];
  consents: MergedConsent[];
  references: MergedReference[];
  /** Why the contacts cannot be merged now, assuming `onTwoNumbers: 'refuse'`. */
  obstacles: Reason[];
}

/** `GET /s360/contacts/:documentId/merge/:otherDocumentId`: previews merging the other into it */
export declare namespace PreviewMerge {
  type Response = Data<MergePreview>;
}

/**
 * `POST /s360/contacts/:documentId/merge`: keeps this contact and merges the other into it. Answers
 * 409 with the obstacles when they cannot be merged.
 */
export declare namespace MergeContacts {
  type Request = z.input<typeof mergeRequest>;
  type Response = Data<MergePreview>;
}
