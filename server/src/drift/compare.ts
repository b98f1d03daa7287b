import {
  isAtRest,
  canonical,
  type Canonical,
  fieldsOf,
  type ContactSnapshot,
  CONSENT_FIELD,
  consentKey,
  consentsToSend,
  consentValue,
  fieldWork,
  isSendable,
  isRefused,
  type FieldRule,
  isSentTo,
  type ConsentRecord,
  type ContactRecord,
  type FieldObservation,
  type FieldOfForm,
  ownValue,
  type LinkRecord,
  type ContactSettings,
} from '../contacts';
import { MINUTE_MS, SECOND_MS } from '../kernel/time/durations';

interface FieldComparison {
  field: string;
  crm: Canonical;
  agreed: Canonical;
  s360: Canonical;
  /**
   * `same` is also a value that S-360 keeps in a form of its own. `differs` and `lost` are drift.
   * `lost`: S-360 has no value any more where both sides had agreed on the one that the CRM still
   * has, and the blank does not empty the field; or S-360 has another value in a field that is only
   * sent. The other differences have a reason and are not drift: `pending` waits to be sent, `held`
   * waits for a person, `refused` is excluded by a rule, `awaited` changed in S-360 so recently that
   * the webhook may still bring it.
   */
  kind: 'same' | 'differs' | 'lost' | 'pending' | 'held' | 'refused' | 'awaited';
}

export interface CompareInput {
  contact: ContactRecord;
  link: LinkRecord;
  consents: readonly ConsentRecord[];
  snapshot: ContactSnapshot;
  /** S-360's values of the fields that are only sent. */
  sentOnly: ContactSnapshot['fields'];
  settings: ContactSettings;
  /** S-360's time when it answered, ms. */
  answeredAtMs: number;
}

/** The contact webhook comes every 15 minutes; S-360 repeats a payload that was refused once. */
const WEBHOOK_MAY_TAKE_MS = 45 * MINUTE_MS;

interface Sides {
  field: FieldOfForm;
  crm: Canonical;
  s360: Canonical;
  observation: FieldObservation | undefined;
  rule: FieldRule | null;
  /** Whether the contact's value of the field goes to S-360 at all. */
  isPushed: boolean;
  isToBeSent: boolean;
  /** Whether it is not sent because the institution cannot be given such a value. */
  isWithheld: boolean;
  /** Whether the field is never received. */
  isSentOnly: boolean;
}

/**
 * Whether one of our pushes was the last change of the contact in S-360 when S-360 sent the field.
 * A field that is blank since then was emptied by that push, and nobody intended it.
 */
function isEmptiedByPush({ setAtMs }: FieldObservation, { observations }: LinkRecord): boolean {
  if (setAtMs === undefined) return false;
  return Object.values(observations).some(
    ({ pushStartedAtMs = Infinity, pushedAtMs = -Infinity }) =>
      setAtMs >= Math.floor(pushStartedAtMs / SECOND_MS) * SECOND_MS &&
      setAtMs < pushedAtMs + SECOND_MS,
  );
}

/**
 * A blank that S-360 had sent before was evaluated and excluded then, and is not lost, unless a
 * push caused it.
 */
function isLost(sides: Sides, { link }: Pick<CompareInput, 'link'>): boolean {
  const { crm, isPushed, observation, rule, s360 } = sides;
  if (!isPushed || rule === null || rule.conflict === 'never' || s360 !== null) return false;
  if (observation?.base !== crm || rule.blank !== 'keep') return false;
  return observation.remote !== null || isEmptiedByPush(observation, link);
}

/** A value of S-360 that nobody has seen yet may be a form of the one sent last. */
function isSameOrForm(
  { crm, field, observation, s360 }: Sides,
  { snapshot: { modifiedAtMs } }: CompareInput,
): boolean {
  const shown = { value: s360, modifiedAtMs, readNow: true };
  return crm === ownValue(observation ?? { base: null }, shown, { field, local: crm });
}

function kindOf(sides: Sides, input: CompareInput): FieldComparison['kind'] {
  if (isSameOrForm(sides, input)) return 'same';
  if (sides.observation?.held) return 'held';
  if (sides.isWithheld) return 'refused';
  return sides.isSentOnly ? kindOfSentOnly(sides, input) : kindOfReceived(sides, input);
}

// A link at rest that has something to send was written past everything that marks: that is drift.
const isPending = ({ isToBeSent }: Sides, { link }: CompareInput): boolean =>
  isToBeSent && !isAtRest(link);

/** For a field that is never received: no rule evaluates S-360's value, no webhook brings it. */
function kindOfSentOnly(sides: Sides, input: CompareInput): FieldComparison['kind'] {
  const { crm, isPushed, observation, rule, s360 } = sides;
  if (!isPushed || rule?.conflict === 'never') return 'refused';
  if (isPending(sides, input)) return 'pending';
  // The CRM has never sent a value: S-360's own value is no loss.
  if (crm === null && observation?.remote === undefined) return 'refused';
  // S-360 rewrites what it receives: the CRM's value was already sent again over this one.
  const { recent = [] } = observation ?? {};
  return recent.includes(s360) && recent.includes(crm) ? 'differs' : 'lost';
}

function kindOfReceived(sides: Sides, input: CompareInput): FieldComparison['kind'] {
  const { observation, rule, s360 } = sides;
  const { answeredAtMs, snapshot } = input;
  const lost = isLost(sides, input);
  if (!lost && rule && isRefused({ value: s360 }, rule)) return 'refused';
  if (isPending(sides, input)) return 'pending';
  const isNew = s360 !== (observation?.remote ?? null);
  const changedAtMs = snapshot.modifiedAtMs ?? -Infinity;
  if (isNew && changedAtMs > answeredAtMs - WEBHOOK_MAY_TAKE_MS) return 'awaited';
  return lost ? 'lost' : 'differs';
}

function compareFields(input: CompareInput): FieldComparison[] {
  const { contact, link, sentOnly, settings, snapshot } = input;
  return fieldsOf(settings.mapping, contact.type).flatMap((mapping) => {
    const { direction, field, kind } = mapping;
    const isSentOnly = direction === 'toS360';
    const shown = isSentOnly ? sentOnly[field] : snapshot.fields[field];
    if (shown === undefined) return [];
    const observation = link.observations[field];
    const rule = settings.ruleOf(field);
    const crm = canonical(kind, contact.fields[field], settings);
    const s360 = shown.canonical;
    const isPushed = direction !== 'fromS360' && isSentTo(settings, contact);
    const isOpen = direction !== 'fromS360' && fieldWork(observation, crm, rule) === 'send';
    const isToBeSent = isOpen && isSendable(kind, crm, settings);
    const isWithheld = isOpen && !isToBeSent;
    const known = { crm, s360, observation, rule };
    const sides = { field: mapping, ...known, isPushed, isToBeSent, isWithheld, isSentOnly };
    return [{ field, crm, agreed: observation?.base ?? null, s360, kind: kindOf(sides, input) }];
  });
}

function compareConsents(input: CompareInput): FieldComparison[] {
  const { consents, link, snapshot } = input;
  const { send } = consentsToSend(consents, link.observations);
  return Object.entries(snapshot.consents).map(([code, allowed]) => {
    const field = consentKey(code);
    const consent = consents.find((one) => one.code === code);
    const observation = link.observations[field];
    const crm = consent ? consentValue(consent.allowed) : null;
    const s360 = consentValue(allowed);
    const isToBeSent = send.some((one) => one.code === code);
    const sent = { isPushed: true, isToBeSent, isWithheld: false, isSentOnly: false };
    const sides = { field: CONSENT_FIELD, crm, s360, observation, rule: null, ...sent };
    return { field, crm, agreed: observation?.base ?? null, s360, kind: kindOf(sides, input) };
  });
}

/** Compares a contact with its current values in S-360, field by field. Pure. */
export function compareWithS360(input: CompareInput): FieldComparison[] {
  return [...compareFields(input), ...compareConsents(input)];
}

export const driftedFields = (comparisons: readonly FieldComparison[]): string[] =>
  comparisons.flatMap(({ field, kind }) => (kind === 'differs' || kind === 'lost' ? [field] : []));

/** The fields that differ until a person decides. */
export const conflictFields = (comparisons: readonly FieldComparison[]): string[] =>
  comparisons.flatMap(({ field, kind }) => (kind === 'held' ? [field] : []));

/** The fields that S-360 has lost, with the value that it has instead. */
export const lostFields = (
  comparisons: readonly FieldComparison[],
): Pick<FieldComparison, 'field' | 's360'>[] => comparisons.filter(({ kind }) => kind === 'lost');
