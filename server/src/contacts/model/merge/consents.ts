import type { Canonical } from '../mapping/canonical';
import type { ShownField } from './age';
import { mergeField, type FieldMerge } from './merge';
import { agreeOn, mayHaveTakenBackValue, NEVER_SEEN, remember } from './observation';
import type { ConsentRecord, FieldObservation, Observations } from '../../records';

const PREFIX = 'consent:';

/** Key of a consent among the observations of a link. */
export const consentKey = (code: string): string => `${PREFIX}${code}`;

export const isConsentKey = (key: string): boolean => key.startsWith(PREFIX);

export const consentCodeOf = (key: string): string => key.slice(PREFIX.length);

export const consentValue = (allowed: boolean): string => (allowed ? 'allowed' : 'refused');

/**
 * Evaluates a received consent. A conflict ends in the refusal of either side: the CRM takes
 * S-360's refusal; the CRM's refusal stays and is sent.
 */
export function mergeConsent(
  known: FieldObservation | undefined,
  shown: ShownField,
  consent: ConsentRecord | undefined,
  sendingValue: Canonical | undefined,
): FieldMerge {
  const local = consent === undefined ? (known?.base ?? null) : consentValue(consent.allowed);
  const merge = mergeField(neverLateRefusal(known, shown), shown, {
    rule: { conflict: shown.value === consentValue(false) ? 's360' : 'crm', blank: 'keep' },
    local,
    localChangedAtMs: null,
    sendingValue,
  });
  return { ...merge, observation: stillRemembering(known, merge.observation) };
}

/**
 * A consent has only two values, so an undated refusal always looks like a value replaced earlier.
 * It is never dropped as late: an unneeded refusal can be corrected, a missed one cannot.
 */
function neverLateRefusal(
  known: FieldObservation | undefined,
  { value }: ShownField,
): FieldObservation | undefined {
  if (!known || value !== consentValue(false)) return known;
  const { recent: _recent, ...rest } = known;
  return rest;
}

/**
 * Keeps the values replaced earlier: if one arrives after the refusal, above all an allowance, it
 * is late.
 */
function stillRemembering(
  known: FieldObservation | undefined,
  observation: FieldObservation,
): FieldObservation {
  if (known?.recent === undefined) return observation;
  return { ...observation, recent: remember(known.recent, ...(observation.recent ?? [])) };
}

/**
 * The consents of a contact to send to an institution (`send`), and those both sides already share
 * (`agree`). An allowance is sent only if a person, recorded by id, gave it: a bulk job, another
 * institution or a mapping never loosens a refusal.
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

export function agreeOnConsents(
  observations: Observations,
  consents: readonly ConsentRecord[],
): Observations {
  return consents.reduce<Observations>((agreed, consent) => {
    const key = consentKey(consent.code);
    return {
      ...agreed,
      [key]: agreeOn(agreed[key] ?? NEVER_SEEN, consentValue(consent.allowed)),
    };
  }, observations);
}
