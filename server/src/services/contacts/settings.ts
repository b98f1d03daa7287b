import type { CanonicalSettings } from './mapping/canonical';
import type { ContactMapping } from './mapping/mapping';
import type { FieldRule } from './merge/merge';

/** What the contact engine has to know of one institution. */
export interface ContactSettings extends CanonicalSettings {
  /** Institution code, as configured. */
  institution: string;
  /** The S-360 that is configured now. */
  baseUrl: string;
  mapping: ContactMapping;
  ruleOf(field: string): FieldRule;
  /** Contacts last changed before then, ms, are not taken into the CRM; `null`: all are. */
  updatedSinceMs: number | null;
}
