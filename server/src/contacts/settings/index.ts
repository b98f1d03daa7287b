import type { CanonicalSettings } from '../model/mapping/canonical';
import type { ReceivesFilter, SendsFilter } from '../model/mapping/contact-filter';
import type { ContactMapping } from '../model/mapping/mapping';
import type { FieldRule } from '../model/merge/merge';
import type { MatchingRules } from '../receive/matching';

/** What the contact engine has to know of one institution. */
export interface ContactSettings extends CanonicalSettings {
  /** Institution code, as configured. */
  institution: string;
  /** The S-360 that is configured now. */
  baseUrl: string;
  mapping: ContactMapping;
  /** Which contacts the institution's items may make or be joined to; absent: all. */
  receives?: ReceivesFilter;
  /** Which contacts are sent to the institution; absent: all. */
  sends?: SendsFilter;
  /** How an unknown number is recognized as a contact of the CRM. */
  matching: MatchingRules;
  ruleOf(field: string): FieldRule;
  /** Contacts last changed before then, ms, are not taken into the CRM; `null`: all are. */
  updatedSinceMs: number | null;
}
