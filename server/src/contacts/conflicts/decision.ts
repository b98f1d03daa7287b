import { afterEvent, isClosed } from '../model/link-states';
import { reason, type Reason } from '../../contracts/reasons';
import { canonical, columnValue, type Canonical } from '../model/mapping/canonical';
import { fieldsOf } from '../model/mapping/mapping';
import { consentCodeOf, consentValue, isConsentKey } from '../model/merge/consents';
import { agreeOn, overrule } from '../model/merge/merge';
import type { ConflictRecord, ConsentRecord, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';

/** The side whose value a person chooses. */
export type Side = 'crm' | 's360';

export interface Choice {
  side: Side;
  /**
   * The CRM's value that they saw, so that a newer edit is not decided about. Absent: any value.
   */
  seenInCrm?: string | null | undefined;
}

interface DecisionInput extends Choice {
  conflict: ConflictRecord;
  /** `admin:` and the id of the user. */
  author: string;
  at: Date;
  contact: ContactRecord | null;
  link: LinkRecord | null;
  consents: readonly ConsentRecord[];
  settings: ContactSettings;
}

export type Decision =
  /** The decision does not fit (any more); the reason describes the current state. */
  | { kind: 'refused'; reason: Reason }
  | {
      kind: 'decided';
      link: LinkRecord;
      change: { field: string; value: string | null } | null;
      consent: ConsentRecord | null;
      /** The CRM's value at the time of the decision. */
      localValue: Canonical;
    };

const refusal = (why: Reason): Decision => ({ kind: 'refused', reason: why });

const quoteValue = (value: Canonical): string | null => (value === null ? null : `"${value}"`);

/** The side that the rule decided for; `null` where it left the decision to a person. */
const RULED = { local: 'crm', remote: 's360', held: null } as const;

/** Whose value applies; `open` while the field waits for a decision. */
export const status = ({ decision, outcome }: ConflictRecord): Side | 'open' | 'ended' =>
  decision ?? RULED[outcome] ?? 'open';

/** Whether a person decided against the rule. */
export const isAgainstRule = ({
  decision,
  outcome,
}: Pick<ConflictRecord, 'decision' | 'outcome'>): boolean =>
  decision !== null && RULED[outcome] !== null && decision !== RULED[outcome];

/** Makes the link due as an operator's own edit. */
const requestPush = (link: LinkRecord, at: Date): LinkRecord =>
  afterEvent(link, { kind: 'requested', at, lane: 'edit' });

const valueOf = ({ localValue, remoteValue }: ConflictRecord, side: Side): Canonical =>
  side === 'crm' ? localValue : remoteValue;

/**
 * Decides a conflict for one side, even against its rule or an earlier decision. Only possible
 * while both sides are as the conflict left them: a later change is never undone.
 */
export function decideForSide(input: DecisionInput): Decision {
  const { conflict, contact, link, settings, side } = input;
  const { field, institution } = conflict;
  if (contact === null || link === null || isClosed(link)) {
    return refusal(reason('notLinkedAnyMore', { institution }));
  }
  if (link.baseUrl !== settings.baseUrl) {
    return refusal(reason('linkedToOtherS360', { institution }));
  }
  const stands = status(conflict);
  if (stands === 'ended') return refusal(reason('conflictEnded', { field }));
  if (stands === side) return refusal(reason('decidedSo', { field }));
  if (isConsentKey(field)) return decideConsent(input, link, side);
  const mapping = fieldsOf(settings.mapping, contact.type).find((one) => one.field === field);
  if (!mapping) return refusal(reason('notExchanged', { field, institution }));

  const local = canonical(mapping.kind, contact.fields[field], settings);
  const column = (value: Canonical) => columnValue(mapping.kind, value, settings);
  const { seenInCrm } = input;
  if (seenInCrm !== undefined && canonical(mapping.kind, seenInCrm, settings) !== local) {
    return refusal(reason('changedInCrm', { field, here: quoteValue(local) }));
  }
  return stands === 'open'
    ? decideHeld(input, link, { local, column })
    : decideAgain(input, link, { local, column, stands });
}

/** Whether a decided conflict can be decided the other way, as both sides are now. */
export function isReversible(now: Omit<DecisionInput, 'at' | 'author' | keyof Choice>): boolean {
  const stands = status(now.conflict);
  if (stands !== 'crm' && stands !== 's360') return false;
  const side = stands === 'crm' ? 's360' : 'crm';
  // Who decides, and when, only matters for what is written.
  const { kind } = decideForSide({ ...now, side, author: '', at: new Date(0) });
  return kind === 'decided';
}

interface FieldNow {
  local: Canonical;
  column(value: Canonical): string | null;
}

function withObservation(
  link: LinkRecord,
  field: string,
  observation: LinkRecord['observations'][string],
): LinkRecord {
  return { ...link, observations: { ...link.observations, [field]: observation } };
}

function decideHeld(
  { at, conflict, side }: DecisionInput,
  link: LinkRecord,
  { column, local }: FieldNow,
): Decision {
  const { field, remoteValue } = conflict;
  const observation = link.observations[field];
  if (!observation?.held || observation.remote !== remoteValue) {
    return refusal(
      reason('notHeldSo', {
        field,
        here: quoteValue(local),
        there: quoteValue(observation?.remote ?? null),
      }),
    );
  }
  const decided =
    side === 's360' ? agreeOn(observation, remoteValue) : overrule(observation, remoteValue);
  return {
    kind: 'decided',
    link: requestPush(withObservation(link, field, decided), at),
    change: side === 's360' ? { field, value: column(remoteValue) } : null,
    consent: null,
    localValue: local,
  };
}

function decideAgain(
  { at, conflict, side }: DecisionInput,
  link: LinkRecord,
  { column, local, stands }: FieldNow & { stands: Side },
): Decision {
  const { field, localValue, remoteValue } = conflict;
  if (local !== valueOf(conflict, stands)) {
    return refusal(reason('changedInCrm', { field, here: quoteValue(local) }));
  }
  const { held, remote } = link.observations[field] ?? {};
  if (held) return refusal(reason('heldLater', { field }));
  if (remote !== undefined && remote !== localValue && remote !== remoteValue) {
    return refusal(reason('changedInS360', { field, there: quoteValue(remote) }));
  }
  return {
    kind: 'decided',
    link: requestPush(link, at),
    change: { field, value: column(valueOf(conflict, side)) },
    consent: null,
    localValue,
  };
}

/** S-360 kept its consent although the CRM's refusal was sent: it is sent again. */
function decideRefusal(
  { at, conflict: { field, remoteValue } }: Pick<DecisionInput, 'at' | 'conflict'>,
  link: LinkRecord,
  localValue: Canonical,
): Decision {
  const overruled = overrule(link.observations[field] ?? { base: null }, remoteValue);
  const decided = requestPush(withObservation(link, field, overruled), at);
  return { kind: 'decided', link: decided, change: null, consent: null, localValue };
}

/** The rule makes a consent stricter; only a person, recorded with the time, loosens it again. */
function decideConsent(
  { at, author, conflict, consents }: DecisionInput,
  link: LinkRecord,
  side: Side,
): Decision {
  const code = consentCodeOf(conflict.field);
  const consent = consents.find((one) => one.code === code);
  const now = consent === undefined ? null : consentValue(consent.allowed);
  const other = side === 'crm' ? 's360' : 'crm';
  if (consent !== undefined && side === 'crm' && status(conflict) === 'open')
    return decideRefusal({ at, conflict }, link, now);
  if (consent === undefined || now !== valueOf(conflict, other)) {
    return refusal(reason('consentChanged', { code, answer: now ?? 'unanswered' }));
  }
  const allowed = valueOf(conflict, side) === consentValue(true);
  return {
    kind: 'decided',
    link: requestPush(link, at),
    change: null,
    consent: {
      ...consent,
      allowed,
      source: 'crm',
      changedAt: at,
      changedByUser: author,
      wording: null,
    },
    localValue: conflict.localValue,
  };
}
