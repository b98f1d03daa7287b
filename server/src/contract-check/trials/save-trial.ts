import type { ContactDifference, ContactFields } from '../compare-contacts';
import type { ChangedField } from '../contact-writes';
import type { CallOutcome } from '../conversation';
import type { SettingChange } from '../setting-change';
import type { RemainderEntry, StepContext } from '../step-context';
import type { ContactDataResult, SavedContact } from '../../s360';

export interface SaveTrial {
  readonly context: StepContext;
  readonly contact: ContactDataResult;
  readonly before: ContactFields;
  readonly field: ChangedField;
  readonly noted: RemainderEntry;
}

/** The effect of a save, as the read after it shows. */
export interface SaveObservation {
  readonly saved: CallOutcome<SavedContact>;
  /** The form of the body, when it is not the configured one. */
  readonly otherForm: SettingChange | null;
  readonly now: ContactFields;
  /** Everything that differs now, without the fields that S-360 derives from others. */
  readonly own: ContactDifference;
  readonly isDone: boolean;
}
