import type { AssumptionName } from '../../../server/src/s360/interface';
import type { BehaviourChange } from '../../simulator';

/** The symptoms before the setting fixes them. */
export interface Symptom {
  /** The panel’s message about a contact to be saved; `null` when saves work. */
  saves: RegExp | null;
  /** The message about the catalog; `null` when it is read. */
  catalog: RegExp | null;
  /** The message about a booking; absent when bookings work. */
  books?: RegExp;
  /** A save loses something, or is not done despite a success: sending stops. */
  stops?: 'lost' | 'notDone';
}

/** The result of the contract check before the setting is there. */
export interface Checked {
  assumption: AssumptionName;
  state: 'refuted' | 'untested' | 'held';
  /**
   * How the report names the setting: as lines to copy if the check can derive the value, otherwise
   * by name.
   */
  settings: readonly string[];
  /** The test data that a person names for the check. */
  names?: readonly ('contact' | 'company' | 'performance')[];
  writes?: boolean;
}

/** One difference of S-360 from an assumption, and the setting that fixes it. */
export interface WrongCase {
  /** The code of the institution with this difference. */
  code: string;
  behaviour: BehaviourChange;
  /** Unsuitable settings of the institution; by default none. */
  unfit?: Record<string, unknown>;
  /** The settings that describe the difference; empty when the plugin copes with it. */
  cure: Record<string, unknown>;
  symptom: Symptom;
  check: Checked;
  /** The saved contacts; by default persons. */
  contacts?: 'companies';
}
