import type { Canonical } from '../mapping/canonical';
import { formOf, mayBeShownAs, type FieldOfForm } from '../mapping/forms';
import type { FieldObservation } from './field-observation';
import { noteForm } from './observation';
import { isChangedAfterPush, isUnansweredValue, mayBeAfterPush, type ShownField } from './age';

/** What S-360's value of a field may be a form of. */
interface OwnValues {
  field: FieldOfForm;
  local: Canonical;
  /** The value of this field in the call under way for this link; absent if there is none. */
  sendingValue?: Canonical;
}

/**
 * The CRM's value that S-360's stands for: its own value if S-360 shows a form of it, else the shown
 * one, which is then a change.
 *
 * A person in S-360 may shorten a name or correct its capitals. So a cut and other capitals are a
 * form only in what S-360 shows first after it accepted a value (or when nobody knows whether it
 * did); other capitals also when a field of a linked contact is seen for the first time. The form
 * is noted, and every other value shown later is a change.
 */
export function ownValue(
  observation: FieldObservation,
  shown: ShownField,
  values: OwnValues,
): Canonical {
  const { value } = shown;
  const { base, form, otherForm, remote } = observation;
  if (value === null || value === remote || value === base) return value;
  if (value === form) return base;
  if (value === otherForm?.form) return otherForm.value;
  const sent = sentAs(observation, shown, values);
  return (
    sent ?? keptAs(observation, shown, values) ?? formerAs(observation, shown, values) ?? value
  );
}

/** The former value that an undated one, which may be late, is a form of; `null` if there is none. */
const formerAs = (
  { recent }: FieldObservation,
  { modifiedAtMs, readNow, value }: ShownField,
  { field }: OwnValues,
): Canonical => {
  if (readNow || modifiedAtMs !== null) return null;
  return recent?.find((former) => mayBeShownAs(field, former, value)) ?? null;
};

/** The value sent lately that S-360's is a form of; `null` if there is none. */
function sentAs(
  observation: FieldObservation,
  shown: ShownField,
  { field, sendingValue = null }: OwnValues,
): Canonical {
  const isForm = (own: Canonical) => mayBeShownAs(field, own, shown.value);
  if (isForm(sendingValue)) return sendingValue;
  const { accepted } = observation;
  if (accepted && isFirstAfterPush(accepted, observation, shown) && isForm(accepted.value))
    return accepted.value;
  const unanswered = observation.unanswered?.values.findLast(
    (value) => isForm(value) && isUnansweredValue(observation, { ...shown, value }),
  );
  return unanswered ?? null;
}

/** A former value without a date may be from before the push: it tells nothing of a form. */
function isFirstAfterPush(
  accepted: { over: Canonical; wasShown?: true },
  observation: FieldObservation,
  shown: ShownField,
): boolean {
  if (!mayBeAfterPush(shown, observation)) return false;
  const isDatedLikePush = shown.modifiedAtMs !== null && !isChangedAfterPush(shown, observation);
  if (accepted.wasShown && !isDatedLikePush) return false;
  return shown.readNow || shown.modifiedAtMs !== null || shown.value !== accepted.over;
}

/**
 * Whether an undated value is a form of the accepted one, although S-360 already sent that unchanged:
 * a read decides.
 */
export function isUnsureForm(
  { accepted, base, remote }: FieldObservation,
  { modifiedAtMs, readNow, value }: ShownField,
  { field }: OwnValues,
): boolean {
  if (readNow || modifiedAtMs !== null || accepted?.wasShown !== true) return false;
  return value !== base && value !== remote && mayBeShownAs(field, accepted.value, value);
}

/** The value on either side that S-360's is surely a form of; `null` if there is none. */
function keptAs(
  { base, remote }: FieldObservation,
  { value }: ShownField,
  { field, local }: OwnValues,
): Canonical {
  const isFirstSeen = remote === undefined && base === null;
  const formOfLocal = formOf(field, local, value);
  if (formOf(field, base, value) === 'spelling') return base;
  if (formOfLocal === 'spelling') return local;
  return isFirstSeen && formOfLocal === 'recased' ? local : null;
}

/** Notes the form shown, and what became of an accepted value. */
export function noteShown(
  before: FieldObservation,
  merged: FieldObservation,
  { own, shown }: { own: Canonical; shown: ShownField },
): FieldObservation {
  const { accepted } = before;
  const isForm = own !== shown.value;
  if (!isForm && accepted === undefined) return merged;
  const isUndated = shown.modifiedAtMs === null;
  const isSame = own === accepted?.value;
  // Such a value may be from before the push: what became of the accepted one may follow.
  const mayBeFormer = isUndated || (isSame && !isChangedAfterPush(shown, before));
  if (accepted && mayBeFormer && !isForm && !shown.readNow)
    return { ...merged, accepted: isSame ? { ...accepted, wasShown: true } : accepted };
  return noteForm(merged, { own, shown: shown.value });
}
