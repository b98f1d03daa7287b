import type { Canonical } from '../mapping/canonical';
import type { FieldOfForm } from '../mapping/forms';
import { isChangedAfterPush, noteReceived, type ShownField } from './age';
import { mergeField, type FieldMerge } from './merge';
import { agreeOn, mayHaveTakenBackValue, NEVER_SEEN, observeRemote, remember } from './observation';
import type { ConsentRecord } from '../../records';
import type { FieldObservation, Observations } from './field-observation';

const PREFIX = 'consent:';

/** S-360 has an answer to a consent in no other form. */
export const CONSENT_FIELD: FieldOfForm = { kind: 'boolean' };

/** Key of a consent among the observations of a link. */
export const consentKey = (code: string): string => `${PREFIX}${code}`;

export const isConsentKey = (key: string): boolean => key.startsWith(PREFIX);

export const consentCodeOf = (key: string): string => key.slice(PREFIX.length);

export const consentValue = (allowed: boolean): string => (allowed ? 'allowed' : 'refused');

/**
 * Evaluates a received consent. A conflict ends in the refusal of either side: the CRM takes
 * S-360's refusal; the CRM's refusal stays and is sent. What S-360 confirmed and did not do is no
 * conflict: a new consent may wait for the person's confirmation (double opt-in), and a refusal that
 * S-360 ignores is held, as sending it again would change nothing.
 */
export function mergeConsent(
  known: FieldObservation | undefined,
  shown: ShownField,
  consent: ConsentRecord | undefined,
  sendingValue: Canonical | undefined,
): FieldMerge {
  const local = consent === undefined ? (known?.base ?? null) : consentValue(consent.allowed);
  if (known && isUnconfirmed(known, shown, local)) {
    const observation = observeRemote(noteReceived(known, shown), shown.value);
    return { kind: 'refused', observation: { ...observation, kept: { local } }, needsPull: false };
  }
  const merge = mergeField(neverLateRefusal(withoutAcceptance(known, shown), shown), shown, {
    field: CONSENT_FIELD,
    rule: { conflict: shown.value === consentValue(false) ? 's360' : 'crm', blank: 'keep' },
    local,
    localChangedAtMs: null,
    sendingValue,
  });
  return { ...merge, observation: stillRemembering(known, merge.observation) };
}

/**
 * Whether S-360 has what a save of a consent left there: it was read after the save, and nobody has
 * changed the contact since.
 */
function isUnconfirmed(known: FieldObservation, shown: ShownField, local: Canonical): boolean {
  const { modifiedAtMs, readNow, value } = shown;
  const isAfterSave = readNow && modifiedAtMs !== null && !isChangedAfterPush(shown, known);
  const isGiven = local === consentValue(true) && known.base === local;
  return isAfterSave && isGiven && known.accepted !== undefined && value === consentValue(false);
}

/** How S-360 differs from an answer that it accepted; `null` if it does not. */
export function consentNotTaken(
  observation: FieldObservation | undefined,
): 'awaitsConfirmation' | 'ignored' | null {
  if (observation?.kept === undefined) return null;
  return observation.held ? 'ignored' : 'awaitsConfirmation';
}

/** A refusal by S-360 wins, also where it is the former answer. */
function withoutAcceptance(
  known: FieldObservation | undefined,
  { value }: ShownField,
): FieldObservation | undefined {
  if (known?.accepted === undefined || value !== consentValue(false)) return known;
  const { accepted: _accepted, ...rest } = known;
  return rest;
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
