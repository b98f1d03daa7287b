import type { CanonicalSettings } from './mapping/canonical';
import type { ContactMapping } from './mapping/mapping';
import type { FieldRule } from './merge/merge';
import type { MatchingRules } from './receive/matching';

/** What the contact engine has to know of one institution. */
export interface ContactSettings extends CanonicalSettings {
  /** Institution code, as configured. */
  institution: string;
  /** The S-360 that is configured now. */
  baseUrl: string;
  mapping: ContactMapping;
  /** How an unknown number is recognized as a contact of the CRM. */
  matching: MatchingRules;
  ruleOf(field: string): FieldRule;
}
