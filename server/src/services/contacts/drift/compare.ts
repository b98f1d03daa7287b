import { MINUTE_MS } from '../../durations';
import { canonical, type Canonical } from '../mapping/canonical';
import { fieldsOf } from '../mapping/mapping';
import type { ContactSnapshot } from '../mapping/snapshot';
import { consentKey, consentsToSend, consentValue } from '../merge/consents';
import { fieldWork, isRefused, type FieldRule } from '../merge/merge';
import { isSentTo } from '../push/push-plan';
import type { ConsentRecord, ContactRecord, FieldObservation, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';

/** One field on both sides, and on which value they had agreed. */
export interface FieldComparison {
  field: string;
  crm: Canonical;
  agreed: Canonical;
  s360: Canonical;
  /**
   * `differs` is drift; `lost` is drift too: S-360 has nothing any more where both had agreed on the
   * value that the CRM still has, and its blank does not empty the field. Not drift is what differs for a reason: `pending` waits to be sent, `held`
   * waits for a person, `refused` is kept out by a rule, `awaited` was changed in S-360 so lately
   * that the webhook may still bring it.
   */
  kind: 'same' | 'differs' | 'lost' | 'pending' | 'held' | 'refused' | 'awaited';
}

export interface CompareInput {
  contact: ContactRecord;
  link: LinkRecord;
  consents: readonly ConsentRecord[];
  snapshot: ContactSnapshot;
  settings: ContactSettings;
  /** S-360's time when it answered, ms. */
  answeredAtMs: number;
}

/** The contact webhook comes every 15 minutes; a payload that was refused once comes again. */
const WEBHOOK_MAY_TAKE_MS = 45 * MINUTE_MS;

interface Sides {
  crm: Canonical;
  s360: Canonical;
  observation: FieldObservation | undefined;
  rule: FieldRule | null;
  /** Whether the contact's value of the field goes to S-360 at all. */
  isPushed: boolean;
  isToBeSent: boolean;
}

/** A blank that S-360 has shown before was judged then, and kept out. */
function isLost({ crm, isPushed, observation, rule, s360 }: Sides): boolean {
  if (!isPushed || rule === null || rule.conflict === 'never' || s360 !== null) return false;
  return observation?.base === crm && observation.remote !== null && rule.blank === 'keep';
}

function kindOf(sides: Sides, input: CompareInput): FieldComparison['kind'] {
  const { crm, isToBeSent, observation, rule, s360 } = sides;
  const { answeredAtMs, link, snapshot } = input;
  if (crm === s360) return 'same';
  if (observation?.held) return 'held';
  const lost = isLost(sides);
  if (!lost && rule && isRefused({ value: s360 }, rule)) return 'refused';
  // In sync by its state, with something to send: written past everything that marks. That is drift.
  if (isToBeSent && link.state !== 'inSync') return 'pending';
  const isNew = s360 !== (observation?.remote ?? null);
  const changedAtMs = snapshot.modifiedAtMs ?? -Infinity;
  if (isNew && changedAtMs > answeredAtMs - WEBHOOK_MAY_TAKE_MS) return 'awaited';
  return lost ? 'lost' : 'differs';
}

function compareFields(input: CompareInput): FieldComparison[] {
  const { contact, link, settings, snapshot } = input;
  return fieldsOf(settings.mapping, contact.type).flatMap(({ direction, field, kind }) => {
    const shown = snapshot.fields[field];
    if (shown === undefined) return [];
    const observation = link.observations[field];
    const rule = settings.ruleOf(field);
    const crm = canonical(kind, contact.fields[field], settings);
    const s360 = shown.canonical;
    const isPushed = direction !== 'fromS360' && isSentTo(settings, contact);
    const isToBeSent = direction !== 'fromS360' && fieldWork(observation, crm, rule) === 'send';
    const sides = { crm, s360, observation, rule, isPushed, isToBeSent };
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
    const sides = { crm, s360, observation, rule: null, isPushed: true, isToBeSent };
    return { field, crm, agreed: observation?.base ?? null, s360, kind: kindOf(sides, input) };
  });
}

/** Compares a contact with what S-360 shows of it now, field by field. Pure. */
export function compareWithS360(input: CompareInput): FieldComparison[] {
  return [...compareFields(input), ...compareConsents(input)];
}

/** The fields that drifted apart. */
export const driftedFields = (comparisons: readonly FieldComparison[]): string[] =>
  comparisons.flatMap(({ field, kind }) => (kind === 'differs' || kind === 'lost' ? [field] : []));

/** The fields that S-360 has lost. */
export const lostFields = (comparisons: readonly FieldComparison[]): string[] =>
  comparisons.flatMap(({ field, kind }) => (kind === 'lost' ? [field] : []));
