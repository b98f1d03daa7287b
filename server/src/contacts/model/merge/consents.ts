import type { Canonical } from '../mapping/canonical';
import type { ShownField } from './age';
import { mergeField, type FieldMerge, type FieldRule } from './merge';
import { agreeOn, mayHaveTakenBackValue, remember } from './observation';
import type { ConsentRecord, FieldObservation, Observations } from '../../records';

/** Key under which a consent's observation stands among the observations of a link. */
export const consentKey = (code: string): string => `consent:${code}`;

const PREFIX = 'consent:';

export const isConsentKey = (key: string): boolean => key.startsWith(PREFIX);

export const consentCodeOf = (key: string): string => key.slice(PREFIX.length);

/** A consent as an observed value. */
export const consentValue = (allowed: boolean): string => (allowed ? 'allowed' : 'refused');

/** S-360's answers count, except in a conflict, which ends in the more restrictive answer. */
const CONSENT_RULE: FieldRule = { conflict: 's360', blank: 'keep' };

/**
 * Evaluates a consent that S-360 showed. A conflict ends in the refusal, whichever side it is on:
 * S-360's refusal is taken; the CRM's refusal stays and is sent.
 */
export function mergeConsent(
  known: FieldObservation | undefined,
  shown: ShownField,
  consent: ConsentRecord | undefined,
  sendingValue: Canonical | undefined,
): FieldMerge {
  const local = consent === undefined ? (known?.base ?? null) : consentValue(consent.allowed);
  const merge = mergeField(neverLateRefusal(known, shown), shown, {
    rule: { ...CONSENT_RULE, conflict: shown.value === consentValue(false) ? 's360' : 'crm' },
    local,
    localChangedAtMs: consent?.changedAt?.getTime() ?? null,
    ...(sendingValue !== undefined && { sendingValue }),
  });
  return { ...merge, observation: stillRemembering(known, merge.observation) };
}

/**
 * A consent has two values only, so an undated refusal always looks like one that was replaced
 * before. It is never dropped as late: a refusal too many can be put right, one too few cannot.
 */
function neverLateRefusal(
  known: FieldObservation | undefined,
  { modifiedAtMs, value }: ShownField,
): FieldObservation | undefined {
  if (!known || modifiedAtMs !== null || value !== consentValue(false)) return known;
  const { recent: _recent, ...rest } = known;
  return rest;
}

/** What was replaced before is late when it comes after the refusal, an allowance above all. */
function stillRemembering(
  known: FieldObservation | undefined,
  observation: FieldObservation,
): FieldObservation {
  if (known?.recent === undefined) return observation;
  return { ...observation, recent: remember(known.recent, ...(observation.recent ?? [])) };
}

/**
 * The consents of one contact at one institution that S-360 has to be sent. An allowance is sent
 * only when a person, recorded by id, gave it: bulk job, fan-out and mapping never loosen a refusal.
 */
export function consentsToSend(
  consents: readonly ConsentRecord[],
  observations: Observations,
): { send: ConsentRecord[]; agree: ConsentRecord[] } {
  const send: ConsentRecord[] = [];
  const agree: ConsentRecord[] = [];
  for (const consent of consents) {
    const observation = observations[consentKey(consent.code)];
    const local = consentValue(consent.allowed);
    const isSettled = local === observation?.base && !mayHaveTakenBackValue(observation, local);
    if (isSettled) continue;
    if (local === observation?.remote && local !== observation.base) agree.push(consent);
    else if (!consent.allowed || consent.changedByUser !== null) send.push(consent);
  }
  return { send, agree };
}

/** Notes as agreed what both sides already have. */
export function agreeOnConsents(
  observations: Observations,
  consents: readonly ConsentRecord[],
): Observations {
  return consents.reduce<Observations>((agreed, consent) => {
    const key = consentKey(consent.code);
    return {
      ...agreed,
      [key]: agreeOn(agreed[key] ?? { base: null }, consentValue(consent.allowed)),
    };
  }, observations);
}
