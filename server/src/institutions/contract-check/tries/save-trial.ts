import type { ContactDifference, ContactFields } from '../compare-contacts';
import type { ChangedField } from '../contact-writes';
import type { Asked } from '../conversation';
import type { SettingChange } from '../setting-change';
import type { NotedRemainder, StepContext } from '../step-context';
import type { ContactDataResult, SavedContact } from '../../../s360';

/** A contact on which a save is tried. */
export interface SaveTrial {
  readonly context: StepContext;
  readonly contact: ContactDataResult;
  readonly before: ContactFields;
  readonly field: ChangedField;
  readonly noted: NotedRemainder;
}

/** What a save has done, as reading shows. */
export interface SaveSeen {
  readonly saved: Asked<SavedContact>;
  /** The form of the body that it was sent in, where that is not the configured one. */
  readonly otherForm: SettingChange | null;
  readonly now: ContactFields;
  /** Everything that is different now, but for what S-360 makes of other fields. */
  readonly own: ContactDifference;
  readonly isDone: boolean;
}
