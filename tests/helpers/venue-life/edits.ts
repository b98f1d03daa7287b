import type { PersonField } from '../contacts';

/** Fields that the lives in tests edit: texts, so that each edit can have a value of its own. */
export const EDITED_FIELDS = [
  'firstName',
  'title',
  'street1',
  'town',
  'language',
] as const satisfies readonly PersonField[];

export type EditedField = (typeof EDITED_FIELDS)[number];

/** Those that a company has too. */
export const FIELDS_OF_COMPANIES: readonly EditedField[] = ['street1', 'town'];

/**
 * One edit of one field. No two edits write the same value, so that a value tells who wrote it; but
 * for blanks (`null`) and placeholders.
 * Times are of this process's clock, ms, which the simulator's is too.
 */
export interface Edit {
  field: EditedField;
  value: string | null;
  /** When it was begun and when it was answered; `null`: no answer came, it may have been done. */
  beganAt: number;
  answeredAt: number | null;
  /** Both sides had this value at rest: it is not lost when a later edit replaces it. */
  hasArrived: boolean;
  by:
    | { side: 'crm'; documentId: string }
    | { side: 's360'; institution: string; contactNumber: string };
}

/**
 * A field that an operator of S-360 emptied so that S-360 leaves it out of what it shows: what is
 * absent says nothing, and the CRM keeps its value.
 */
export interface LeftOut {
  field: EditedField;
  institution: string;
  contactNumber: string;
  beganAt: number;
}

/** A person or company created in the CRM; the name is nobody else's. */
export interface Creation {
  name: string;
  answered: boolean;
}

/** A consent that a person gave in the CRM. */
export interface Allowance {
  documentId: string;
  institution: string;
  code: string;
}

/** A contact that somebody began to delete in the CRM. */
export interface Deletion {
  documentId: string;
}

/** A delivery that was POSTed by the test itself and answered 200. */
export interface AcceptedDelivery {
  /** A text that stands in its body only. */
  marker: string;
}

/** All that was done on both sides, and is to be found again in the end. */
export interface Deeds {
  edits: Edit[];
  leftOut: LeftOut[];
  creations: Creation[];
  accepted: AcceptedDelivery[];
  allowances: Allowance[];
  deletions: Deletion[];
}

export const noDeeds = (): Deeds => ({
  edits: [],
  leftOut: [],
  creations: [],
  accepted: [],
  allowances: [],
  deletions: [],
});
