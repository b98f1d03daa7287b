import type {
  ConsentStatus,
  ContactSyncStatus,
  InDoubtDetails,
  WaitingReason,
} from '../../../contracts/contact-sync';
import type { Gate } from '../../../sending/trust';
import type { PermitWait } from '../../dispatch/permits';
import type { Institution } from '../../institutions/institution';
import { isConsentKey } from '../merge/consents';
import { fieldsToSend } from '../push/push-plan';
import type { ConsentRecord, ContactRecord, LinkRecord } from '../records';

export type HoldingLoad = Omit<Extract<WaitingReason, { kind: 'load' }>, 'kind'>;

export interface StatusInput {
  institution: Institution;
  contact: ContactRecord;
  link: LinkRecord | null;
  consents: readonly ConsentRecord[];
  pullWanted: boolean;
  now: Date;
  /** The conflicts about held fields: their ids by field. */
  conflictIds: ReadonlyMap<string, number>;
  /** What stands against the call that is pending, and until when; `null` when it may be made. */
  noPermit: { because: PermitWait['because']; until: Date } | null;
  /** Whether the institution is sent anything. */
  gate: Gate;
  /** Whether the institution's contacts stand under its mapping. */
  isFilled: boolean;
  /** The load that holds back what is pending; `null` when none does. */
  holdingLoad: HoldingLoad | null;
}

const UNLINKED: Omit<ContactSyncStatus, 'institution' | 'consents'> = {
  state: 'notLinked',
  contactNumber: null,
  pendingFields: [],
  waiting: null,
  failure: null,
  inDoubt: null,
  lastReceived: null,
  lastSent: null,
  warnings: [],
  heldFields: [],
  pullWanted: false,
};

function consentStatuses(consents: readonly ConsentRecord[]): ConsentStatus[] {
  return consents
    .map(({ code, allowed, source, changedAt }) => ({
      code,
      allowed,
      source,
      changedAt: changedAt?.toISOString() ?? null,
    }))
    .sort((a, b) => a.code.localeCompare(b.code));
}

function waitingReason(
  link: LinkRecord,
  { gate, holdingLoad, institution, isFilled, noPermit, now }: StatusInput,
): WaitingReason | null {
  if (link.baseUrl !== institution.baseUrl) {
    return {
      kind: 'otherSystem',
      linkedBaseUrl: link.baseUrl,
      configuredBaseUrl: institution.baseUrl,
    };
  }
  if (link.state !== 'pending') return null;
  const { state } = gate.trust.status;
  if (state !== 'started') return { kind: state };
  if (gate.paused.sending) return { kind: 'paused' };
  if (!isFilled) return { kind: 'mapping' };
  if (holdingLoad !== null) return { kind: 'load', ...holdingLoad };
  const retryAt = link.attempts > 0 ? link.nextAttemptAt : null;
  // What is due and is not made waits for what stands against it.
  if (noPermit !== null && (retryAt === null || retryAt <= now)) {
    return { kind: limitOf(noPermit.because), closedUntil: noPermit.until.toISOString() };
  }
  return retryAt && { kind: 'retry', retryAt: retryAt.toISOString(), attempts: link.attempts };
}

function limitOf(because: PermitWait['because']): 'limit' | 'monthLimit' | 'closed' {
  switch (because) {
    case 'closed':
      return 'closed';
    case 'quota':
    case 'kept':
      return 'monthLimit';
    case 'window':
      return 'limit';
  }
}

/** Where a contact stands at one institution, in the words of the panel. */
export function contactSyncStatus(input: StatusInput): ContactSyncStatus {
  const { consents, contact, institution, link, pullWanted } = input;
  const named = { institution: { code: institution.code, name: institution.name } };
  if (link === null) return { ...UNLINKED, ...named, consents: consentStatuses(consents) };
  const { send } = fieldsToSend({ link, contact, consents, settings: institution.contacts });
  const isWaiting = link.state === 'pending' || link.state === 'sending' || link.state === 'failed';
  return {
    ...named,
    // A filter has left it out before it was created there.
    state: link.state === 'inSync' && link.contactNumber === null ? 'notLinked' : link.state,
    contactNumber: link.contactNumber,
    pendingFields: isWaiting ? Object.keys(send).filter((key) => !isConsentKey(key)) : [],
    waiting: waitingReason(link, input),
    failure: link.failure ?? link.pullFailure,
    inDoubt: link.state === 'inDoubt' ? inDoubtDetails(link) : null,
    lastReceived: link.lastReceived,
    lastSent: link.lastSent,
    warnings: link.warnings,
    heldFields: heldFields(link, input),
    consents: consentStatuses(consents),
    pullWanted,
  };
}

function inDoubtDetails({ inDoubt, nextAttemptAt }: LinkRecord): InDoubtDetails | null {
  if (inDoubt === null) return null;
  const { adopting, answeredNumber, notAdopted, since } = inDoubt;
  return {
    since,
    nextLookupAt: nextAttemptAt?.toISOString() ?? null,
    answeredNumber: answeredNumber ?? null,
    adopting: adopting?.contactNumber ?? null,
    notAdopted: notAdopted
      ? {
          contactNumber: notAdopted.contactNumber,
          name: notAdopted.shown?.name ?? null,
          email: notAdopted.shown?.email ?? null,
        }
      : null,
  };
}

/** Whether any field of the link waits for a person. */
export const hasHeldField = (link: LinkRecord | null): boolean =>
  Object.values(link?.observations ?? {}).some(({ held }) => held);

function heldFields(
  { observations }: LinkRecord,
  { conflictIds, contact }: StatusInput,
): ContactSyncStatus['heldFields'] {
  return Object.entries(observations).flatMap(([field, { alternating, held, remote }]) =>
    held
      ? [
          {
            field,
            crmValue: contact.fields[field] ?? null,
            s360Value: remote ?? null,
            conflictId: conflictIds.get(field) ?? null,
            alternates: alternating !== undefined,
          },
        ]
      : [],
  );
}
