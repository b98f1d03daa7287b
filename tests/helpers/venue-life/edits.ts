import type { PersonField } from '../contacts/contacts';

/** The edited fields: texts, so that each edit can have a unique value. */
export const EDITED_FIELDS = [
  'firstName',
  'title',
  'street1',
  'town',
  'language',
] as const satisfies readonly PersonField[];

export type EditedField = (typeof EDITED_FIELDS)[number];

/** The fields that companies have, too. */
export const FIELDS_OF_COMPANIES: readonly EditedField[] = ['street1', 'town'];

/**
 * One edit of one field. Apart from blanks (`null`) and placeholders, every value is unique and so
 * identifies its edit. Times are ms of the clock of this process, which the simulator shares.
 */
export interface Edit {
  field: EditedField;
  value: string | null;
  /** The start and the answer; `null` when no answer arrived and the outcome is unknown. */
  beganAt: number;
  answeredAt: number | null;
  /** Both sides had this value at rest, so a later edit may replace it. */
  hasArrived: boolean;
  by:
    | { side: 'crm'; documentId: string }
    | { side: 's360'; institution: string; contactNumber: string };
}

/** A field that an operator of S-360 emptied and S-360 then omits; the CRM keeps its value. */
export interface LeftOut {
  field: EditedField;
  institution: string;
  contactNumber: string;
  beganAt: number;
}

/** A person or company created in the CRM with a unique name. */
export interface Creation {
  name: string;
  answered: boolean;
}

/** An agreement that a person gave in the CRM. */
export interface Allowance {
  documentId: string;
  institution: string;
  code: string;
}

/** A contact whose deletion in the CRM was started. */
export interface Deletion {
  documentId: string;
}

/** A delivery that the test itself posted and that was answered with 200. */
export interface AcceptedDelivery {
  /** A text that occurs in this body only. */
  marker: string;
}

/** Everything that was done on both sides and must be found at the end. */
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
