import type { MatchingRules } from '../contracts/institutions/mapping';
import type { CanonicalSettings } from './model/mapping/canonical';
import type { ContactType } from './model/mapping/mapping';

/** A person as a payload or a file shows them. */
export interface ShownPerson {
  contactNumber: string | null;
  type: ContactType;
  fields: Readonly<Record<string, string | null | undefined>>;
  /** When S-360 created the contact; `null` when that is not shown. */
  createdAtMs: number | null;
}

/** Where a person is shown, and by which values it is recognized there. */
interface RecognizedBy {
  /** `null`: a file, which has no numbers. */
  institution: string | null;
  rules: MatchingRules;
  settings: CanonicalSettings;
}

/**
 * Recognizes persons whose data was erased, by keys from which nothing can be read. A person whom
 * S-360 created after the erasure is a customer again, unless the number is an erased one.
 */
export interface ErasedPersons {
  /** Whether each of these was erased. */
  areErased(shown: readonly ShownPerson[], by: RecognizedBy): Promise<boolean[]>;
  /** The numbers among these that were erased at an institution. */
  numbersErased(institution: string, numbers: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Keeps numbers out, in the current transaction, as those of erased persons: S-360 has made them
   * anonymous, which is irreversible there, and a late payload may still show the person.
   */
  keepOut(institution: string, numbers: readonly string[], at: Date): Promise<void>;
}
