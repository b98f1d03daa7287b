import type { HeldBecause } from '../../../contracts/contacts/contact-sync';
import type { Canonical } from '../mapping/canonical';
import type { FieldObservation } from './field-observation';

/** These functions change the observation of a field; the merge decides which change applies. */

/** The observation of a field that was neither received nor sent. */
export const NEVER_SEEN: FieldObservation = { base: null };

const RECENT_VALUES = 5;

/** Adds values that were replaced or sent, newest first. */
export function remember(
  recent: readonly Canonical[] | undefined,
  ...values: Canonical[]
): Canonical[] {
  return [...new Set([...values, ...(recent ?? [])])].slice(0, RECENT_VALUES);
}

const MARKS = ['refused', 'held', 'alternating', 'kept', 'accepted'] as const;

function withoutMarks(observation: FieldObservation): FieldObservation {
  // Few observations have marks, and copying them would dominate the cost of a merge.
  if (!MARKS.some((mark) => mark in observation)) return observation;
  const { accepted: _accepted, refused: _refused, ...rest } = withoutHold(observation);
  return rest;
}

/** A form belongs to the value that S-360 keeps in it: it follows the value to the base. */
function withBase(observation: FieldObservation, base: Canonical): FieldObservation {
  const { form, otherForm, ...rest } = observation;
  const kept = observation.base === base ? form : undefined;
  const followed = otherForm?.value === base ? otherForm.form : kept;
  return { ...rest, base, ...(followed !== undefined && { form: followed }) };
}

/** S-360 showed the field: a value, or the form in which it keeps it. */
export function noteForm(
  observation: FieldObservation,
  { own, shown }: { own: Canonical; shown: Canonical },
): FieldObservation {
  const { accepted: _accepted, ...rest } = observation;
  if (own === shown) return rest;
  if (observation.base === own) return { ...rest, form: shown };
  return { ...rest, otherForm: { value: own, form: shown } };
}

/**
 * A value of unknown age replaced what was known before: if it was late, a pull shows the former
 * value again, in the form in which S-360 keeps it.
 */
export function rememberForm(
  observation: FieldObservation,
  { base, form, otherForm }: FieldObservation,
): FieldObservation {
  const ofBase = form === undefined ? undefined : { value: base, form };
  const former = [ofBase, otherForm].find((known) => known && known.value !== observation.base);
  return former === undefined ? observation : { ...observation, otherForm: former };
}

/** S-360 was read: a form of a value that it no longer has says nothing any more. */
function forgetForm(observation: FieldObservation): FieldObservation {
  const { otherForm, ...rest } = observation;
  return otherForm === undefined || otherForm.value === observation.remote ? observation : rest;
}

/** The form in which S-360 keeps its value; absent if it keeps it as it is. */
export function formInS360(observation: FieldObservation): Canonical | undefined {
  const { base, form, otherForm, remote } = observation;
  if (remote === base) return form;
  return otherForm?.value === remote ? otherForm?.form : undefined;
}

/** The base stays what it was before S-360 showed another value. */
export function keepBase(
  observation: FieldObservation,
  { base, form: ofBase }: FieldObservation,
): FieldObservation {
  const { form, otherForm: _former, ...rest } = observation;
  const { base: value } = observation;
  return {
    ...rest,
    base,
    ...(ofBase !== undefined && { form: ofBase }),
    ...(form !== undefined && { otherForm: { value, form } }),
  };
}

export function withoutHold(observation: FieldObservation): FieldObservation {
  const { alternating: _alternating, held: _held, kept: _kept, ...rest } = observation;
  return rest;
}

/** Both sides have this value: the base moves, and any refusal or hold ends. */
export function agreeOn(observation: FieldObservation, value: Canonical): FieldObservation {
  const { base, form, otherForm, remote } = observation;
  const known = withoutMarks(observation);
  const hasForms = form !== undefined || otherForm !== undefined;
  // Not a spread, which would add new members slowly, as this runs for every field of a delivery.
  const agreed = Object.assign({}, hasForms ? withBase(known, value) : known, {
    base: value,
    remote: value,
  });
  if (remote === undefined || (base === value && remote === value)) return agreed;
  const shown = form === undefined ? [base, remote] : [base, form, remote];
  const replaced = shown.filter((old) => old !== value);
  return Object.assign(agreed, { recent: remember(observation.recent, ...replaced) });
}

/**
 * S-360 has the value that it was sent. If S-360 never reported its former value, it presumably had
 * the base, which may still arrive late.
 */
export function agreeOnSent(observation: FieldObservation, value: Canonical): FieldObservation {
  const { base, recent, remote } = observation;
  const agreed = agreeOn(observation, value);
  if (remote !== undefined || base === value) return agreed;
  return { ...agreed, recent: remember(recent, base) };
}

/** S-360 now has this value, and the CRM has another. */
export function observeRemote(observation: FieldObservation, value: Canonical): FieldObservation {
  const { recent, remote } = observation;
  const { otherForm, ...known } = withoutMarks(observation);
  return {
    ...known,
    ...(otherForm?.value === value && { otherForm }),
    remote: value,
    ...(remote !== undefined && remote !== value && { recent: remember(recent, remote) }),
  };
}

/**
 * S-360's value was overruled: the CRM's current value is sent over it, even if the CRM returns to
 * the former base first.
 */
export function overrule(observation: FieldObservation, value: Canonical): FieldObservation {
  return withBase(observeRemote(observation, value), value);
}

/**
 * S-360 accepted the CRM's value and kept its former one. Nobody changed it there, and sending it
 * again would change nothing either: a person decides, or either side changes.
 */
export const keepFormer = (
  observation: FieldObservation,
  { local, value }: { local: Canonical; value: Canonical },
): FieldObservation => ({ ...observeRemote(observation, value), held: true, kept: { local } });

/** Why a field is held regardless of its rule; `null` if it is not, or by its rule. */
export function heldBecause({ alternating, held, kept }: FieldObservation): HeldBecause | null {
  if (!held) return null;
  if (alternating) return 'alternating';
  return kept ? 'kept' : null;
}

/**
 * Notes that a value was sent without getting an answer; `startedAtMs` is our estimate of S-360's
 * time.
 */
export function noteUnanswered(
  known: FieldObservation | undefined,
  value: Canonical,
  startedAtMs: number,
): FieldObservation {
  const observation = known ?? NEVER_SEEN;
  const { base, unanswered } = observation;
  const earlier = unanswered?.values ?? [];
  const sinceMs = unanswered?.sinceMs ?? startedAtMs;
  const earlierMs = unanswered?.sentMs ?? earlier.map(() => sinceMs);
  const values = [...earlier, value].slice(-RECENT_VALUES);
  const sentMs = [...earlierMs, startedAtMs].slice(-RECENT_VALUES);
  return { ...observation, unanswered: { values, base, sinceMs, sentMs } };
}

/** While an answer is missing, notes whether payloads received since then have a date. */
export function noteDating(observation: FieldObservation, isDated: boolean): FieldObservation {
  const { unanswered } = observation;
  if (unanswered === undefined) return observation;
  const { isUndatedSince: _since, ...rest } = unanswered;
  return { ...observation, unanswered: isDated ? rest : { ...rest, isUndatedSince: true } };
}

/**
 * When the value was first sent without an answer, by our estimate of S-360's time; `null` if it
 * was not.
 */
export function sentAtMs({ unanswered }: FieldObservation, value: Canonical): number | null {
  if (!unanswered?.values.includes(value)) return null;
  const { sentMs, sinceMs = -Infinity, values } = unanswered;
  return sentMs?.[values.indexOf(value)] ?? sinceMs;
}

/** Whether S-360 may have received a value that the CRM has since taken back. */
export function mayHaveTakenBackValue(
  { base, unanswered }: FieldObservation,
  local: Canonical,
): boolean {
  return unanswered?.base === base && unanswered.values.some((value) => value !== local);
}

/** Values sent without an answer may still arrive late from S-360. */
function rememberSent(observation: FieldObservation, values: Canonical[]): FieldObservation {
  if (values.length === 0) return observation;
  return { ...observation, recent: remember(observation.recent, ...values.toReversed()) };
}

/** S-360 was read, so its value is known: neither a lost answer nor a late value hides it. */
export const noteRead = (observation: FieldObservation): FieldObservation =>
  clearUnanswered(forgetForm(observation));

/** The value in S-360 is known again: no sent value lacks an answer any more. */
export function clearUnanswered(observation: FieldObservation): FieldObservation {
  const { unanswered, ...rest } = observation;
  return rememberSent(rest, unanswered?.values ?? []);
}

/** S-360 reported a value sent without an answer. Values sent after it may still arrive. */
export function resolveUnanswered(
  observation: FieldObservation,
  value: Canonical,
): FieldObservation {
  const { unanswered } = observation;
  if (!unanswered?.values.includes(value)) return observation;
  const { sentMs, values } = unanswered;
  const index = values.indexOf(value);
  const later = values.slice(index + 1);
  if (later.length === 0) return clearUnanswered(observation);
  const earlier = rememberSent(observation, values.slice(0, index));
  const laterMs = sentMs?.slice(index + 1);
  return { ...earlier, unanswered: { ...unanswered, values: later, base: value, sentMs: laterMs } };
}
