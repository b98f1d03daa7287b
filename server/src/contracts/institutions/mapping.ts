/** The preview of a changed mapping, rule or filter. */
import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type {
  applyMappingRequest,
  fieldSetting,
  mappingRequest,
  seenEffect,
} from '../schemas/mapping';
import type { CallEstimate } from './call-budget';
import type { Data } from '../pages';

/** Where S-360 has a field, per type of contact, and by which rules it is exchanged. */
export type FieldSetting = z.infer<typeof fieldSetting>;

/** One field of an institution's mapping. */
export interface MappedField extends FieldSetting {
  field: string;
  /** Who has set it: the plugin's standard mapping, the configuration, or a person in the panel. */
  origin: 'standard' | 'configuration' | 'panel';
  /** As it would be without a person's change; `null` when it would not be mapped. */
  configured: FieldSetting | null;
}

/** What an institution exchanges of a contact, and by which rules. */
export interface InstitutionMapping {
  institution: string;
  fields: MappedField[];
  /** Attributes of the contact that are not mapped and could be. */
  unmapped: string[];
  /** Send it with every change; `null` while nobody has changed a field in the panel. */
  revision: string | null;
  changedAt: string | null;
  changedBy: NamedUser | null;
  /** Why fields set in the panel have no effect, for an integrator, in English. */
  problems: string[];
  /** Contacts that are brought under a changed mapping, and those done; `null` when all follow it. */
  filling: { done: number; total: number } | null;
}

/** What a preview announced, in numbers. */
export type SeenEffect = z.infer<typeof seenEffect>;

/** `GET /s360/institutions/:code/mapping` */
export declare namespace GetMapping {
  type Response = Data<InstitutionMapping>;
}

/** A number of contacts, with the document ids of at most five of them. */
export interface CountedContacts {
  count: number;
  examples: string[];
}

export interface FieldPreview {
  field: string;
  /** Contacts whose field would take S-360's value, including conflicts that S-360 wins. */
  taken: CountedContacts;
  /** Contacts whose field would be sent to S-360. */
  sent: CountedContacts;
  /** Contacts whose value in the CRM differs from S-360's: the rule of the field decides. */
  conflicts: CountedContacts;
}

/** The calls to one institution that a changed mapping would cost. */
export interface MappingCalls {
  calls: number;
  /** When the last call would be made; `null` without calls, or when that cannot be estimated. */
  estimate: CallEstimate | null;
}

export interface MappingPreview extends MappingCalls {
  institution: string;
  /** The linked contacts that were evaluated. */
  contacts: number;
  fields: FieldPreview[];
  /** Contacts that would newly pass the filter and be created in S-360. */
  created: CountedContacts;
  /** Contacts that have something to send now and that the filter would exclude. */
  withheld: CountedContacts;
  /** One call for each contact that has nothing to send now and then would. */
  calls: number;
  /** Calls that send the values taken from this institution to other institutions. */
  callsElsewhere: (MappingCalls & { institution: string })[];
}

/**
 * `POST /s360/institutions/:code/mapping/preview`: each key of the request replaces the configured
 * value and has the shape of the configuration; `changes` sets single fields. Writes nothing and costs no call; 409 while another
 * preview is being made.
 */
export declare namespace PreviewMapping {
  type Request = z.infer<typeof mappingRequest>;
  type Response = Data<MappingPreview>;
}

/**
 * `PUT /s360/institutions/:code/mapping`: applies changes of single fields that were previewed. 409
 * when they would have another effect by now, when somebody else has changed the fields since, and
 * while contacts are still being brought under an earlier change.
 */
export declare namespace ApplyMapping {
  type Request = z.infer<typeof applyMappingRequest>;
  type Response = Data<InstitutionMapping>;
}

/** The numbers of a preview by which a person decides. */
export const effectOf = (preview: MappingPreview): SeenEffect => ({
  fields: preview.fields.map(({ conflicts, field, sent, taken }) => ({
    field,
    taken: taken.count,
    sent: sent.count,
    conflicts: conflicts.count,
  })),
  created: preview.created.count,
  withheld: preview.withheld.count,
  calls: preview.calls,
  callsElsewhere: preview.callsElsewhere.map(({ calls, institution }) => ({ institution, calls })),
});
