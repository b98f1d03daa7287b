/** The preview of a changed mapping, rule or filter. */
import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type {
  applyMappingRequest,
  fieldSetting,
  mappingRequest,
  matchingRules,
  receivesFilter,
  seenEffect,
  sendsFilter,
} from '../schemas/mapping';
import type { CallEstimate } from './call-budget';
import type { Data } from '../pages';

/** Where S-360 has a field, per type of contact, and by which rules it is exchanged. */
export type FieldSetting = z.infer<typeof fieldSetting>;

/**
 * Which contacts are received from an institution: types, and conditions on S-360's item. All
 * conditions must hold.
 */
export type ReceivesFilter = z.infer<typeof receivesFilter>;

/**
 * Which contacts are sent to an institution: types, and conditions on the contact's fields. All
 * conditions must hold.
 */
export type SendsFilter = z.infer<typeof sendsFilter>;

/** Rules are tried in order; without any rule, each unknown number becomes a new contact. */
export type MatchingRules = z.infer<typeof matchingRules>;

/** Keys that must all be filled and equal on both sides. */
export type MatchingRule = MatchingRules[number];

export type MatchingKey = MatchingRule[number];

/** Who has set it: the plugin's defaults, the configuration, or a person in the panel. */
export type SettingOrigin = 'standard' | 'configuration' | 'panel';

/** Which contacts are exchanged, and how an unknown number is recognized. */
export interface ExchangeRules {
  receives?: ReceivesFilter | undefined;
  sends?: SendsFilter | undefined;
  matching?: MatchingRules | undefined;
}

/** A rule of the exchange, and who has set it. */
export interface ExchangeRule<Value> {
  value: Value;
  origin: SettingOrigin;
  /** As it would be without a person's change. */
  configured: Value;
}

/** The rules of the exchange that count; a filter that is `null` lets all contacts pass. */
export interface ExchangeRulesInUse {
  receives: ExchangeRule<ReceivesFilter | null>;
  sends: ExchangeRule<SendsFilter | null>;
  matching: ExchangeRule<MatchingRules>;
}

/** One field of an institution's mapping. */
export interface MappedField extends FieldSetting {
  field: string;
  origin: SettingOrigin;
  /** As it would be without a person's change; `null` when it would not be mapped. */
  configured: FieldSetting | null;
}

/** What an institution exchanges of a contact, and by which rules. */
export interface InstitutionMapping extends ExchangeRulesInUse {
  institution: string;
  fields: MappedField[];
  /** Attributes of the contact that are not mapped and could be. */
  unmapped: string[];
  /** Attributes of the contact that the filter `sends` can compare. */
  comparable: { field: string; isYesOrNo: boolean }[];
  /** Send it with every change; `null` while nobody has changed anything in the panel. */
  revision: string | null;
  changedAt: string | null;
  changedBy: NamedUser | null;
  /** Why what was set in the panel has no effect, for an integrator, in English. */
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

/** The effect of a changed filter `receives`. Contacts that are linked stay so, and are updated. */
export interface ReceivesPreview {
  /** Linked contacts that would not be received any more if their number were new. */
  leftOut: CountedContacts;
  /** Numbers in the newest deliveries that the filter excludes now. */
  excluded: number;
  /** How many of them would pass, once their deliveries are processed again. */
  comingIn: number;
  /** Contacts of orders that are read once more, one call each. */
  reads: number;
}

/** The effect of a changed filter `sends` on linked contacts. */
export interface SendsPreview {
  /** Contacts whose changes would not be sent any more. */
  leftOut: CountedContacts;
  /** Contacts whose changes are not sent now and then would be. */
  comingIn: CountedContacts;
}

/**
 * What changed matching rules would do, tried with linked contacts as if their numbers were new:
 * those for whom something else would happen than now.
 */
export interface MatchingPreview {
  /** The newest linked contacts that were tried. */
  tried: number;
  recognized: CountedContacts;
  /** Contacts for which a person would be asked, as several fit. */
  asked: CountedContacts;
  /** Contacts that would be in the CRM twice, as no rule fits. */
  doubled: CountedContacts;
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
  /** `null`: the filter is unchanged. */
  receives: ReceivesPreview | null;
  sends: SendsPreview | null;
  /** `null`: the rules are unchanged. */
  matching: MatchingPreview | null;
  /** One for each contact that has nothing to send now and then would, or that is read. */
  calls: number;
  /** Calls that send the values taken from this institution to other institutions. */
  callsElsewhere: (MappingCalls & { institution: string })[];
}

/**
 * `POST /s360/institutions/:code/mapping/preview`: each key of the request replaces the value in use
 * and has the shape of the configuration; `null` is the configured value; `changes` sets single
 * fields. Writes nothing and costs no call; 409 while another preview is being made.
 */
export declare namespace PreviewMapping {
  type Request = z.infer<typeof mappingRequest>;
  type Response = Data<MappingPreview>;
}

/**
 * `PUT /s360/institutions/:code/mapping`: applies changes that were previewed, of single fields, filters
 * and matching rules. 409 when they would have another effect by now, when somebody else has changed
 * something since, and while contacts are still being brought under an earlier change.
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
  receives: preview.receives && {
    leftOut: preview.receives.leftOut.count,
    comingIn: preview.receives.comingIn,
    reads: preview.receives.reads,
  },
  sends: preview.sends && {
    leftOut: preview.sends.leftOut.count,
    comingIn: preview.sends.comingIn.count,
  },
  matching: preview.matching && {
    recognized: preview.matching.recognized.count,
    asked: preview.matching.asked.count,
    doubled: preview.matching.doubled.count,
  },
  calls: preview.calls,
  callsElsewhere: preview.callsElsewhere.map(({ calls, institution }) => ({ institution, calls })),
});
