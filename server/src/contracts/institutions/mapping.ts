/** What a changed mapping, rule or filter would do, asked before it is applied. */
import type { CallEstimate } from './call-budget';

/** Some contacts; of at most five the document ids, nothing else of them. */
export interface CountedContacts {
  count: number;
  examples: string[];
}

export interface FieldPreview {
  field: string;
  /** Contacts whose field would take what S-360 has shown, conflicts that S-360 wins among them. */
  taken: CountedContacts;
  /** Contacts whose field would be sent to S-360. */
  sent: CountedContacts;
  /** Contacts that have one value in the CRM and another in S-360: the rule of the field decides. */
  conflicts: CountedContacts;
}

/** Calls that a changed mapping would cost an institution. */
export interface MappingCalls {
  calls: number;
  /** When they would all be made; `null` when there is none, or they never would be. */
  estimate: CallEstimate | null;
}

export interface MappingPreview extends MappingCalls {
  institution: string;
  /** Linked contacts that were looked at. */
  contacts: number;
  fields: FieldPreview[];
  /** Contacts that the filter would newly import: they would be created in S-360. */
  created: CountedContacts;
  /** Contacts with something to send now that would not be sent any more. */
  withheld: CountedContacts;
  /** Calls to this institution: one for each contact that would have something to send and has nothing now. */
  calls: number;
  /** Calls to other institutions, which would be sent what contacts take here. */
  callsElsewhere: (MappingCalls & { institution: string })[];
}

/**
 * `POST /s360/institutions/:code/mapping/preview`: what is given takes the place of what is
 * configured, in the form of the configuration.
 */
export declare namespace PreviewMapping {
  interface Request {
    mapping?: unknown[] | undefined;
    receives?: Record<string, unknown> | undefined;
    sends?: Record<string, unknown> | undefined;
    /** Rules by field. */
    fields?: Record<string, unknown> | undefined;
  }
  interface Response {
    data: MappingPreview;
  }
}
