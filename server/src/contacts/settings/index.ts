import type {
  MatchingRules,
  ReceivesFilter,
  SendsFilter,
} from '../../contracts/institutions/mapping';
import type { CanonicalSettings } from '../model/mapping/canonical';
import type { ContactMapping } from '../model/mapping/mapping';
import type { FieldRule } from '../model/merge/merge';

/** The settings of one institution that the contact engine needs. */
export interface ContactSettings extends CanonicalSettings {
  /** Institution code, as configured. */
  institution: string;
  /** The currently configured S-360. */
  baseUrl: string;
  mapping: ContactMapping;
  /** Which contacts the institution's items may create or be joined to; absent: all. */
  receives?: ReceivesFilter;
  /** Which contacts are sent to the institution; absent: all. */
  sends?: SendsFilter;
  /**
   * Whether the institution’s S-360 is known to accept companies: its `saveMethods` name the method.
   * No document of S-360 names one, so companies are only read until somebody has found it.
   */
  savesCompanies: boolean;
  /** How an unknown number is recognized as a contact of the CRM. */
  matching: MatchingRules;
  ruleOf(field: string): FieldRule;
  /** Contacts last changed before this time, ms, are excluded from the CRM; `null`: none are. */
  updatedSinceMs: number | null;
}
