import type {
  ConsentStatus,
  ContactSyncStatus,
  InDoubtDetails,
  SyncState,
} from '../../contracts/contacts/contact-sync';
import { fieldsInConflict, shownState } from '../model/shown-state';
import type { NextAttempt } from '../push/next-attempt';
import type { Institution } from '../../institutions';
import { addressAsGiven } from '../kept-values';
import { consentKey, consentNotTaken, consentValue, isConsentKey } from '../model/merge/consents';
import { fieldsToSend } from '../model/merge/fields-to-send';
import { heldBecause, NEVER_SEEN } from '../model/merge/observation';
import type { ConsentRecord, ContactRecord, LinkRecord } from '../records';

export interface StatusInput {
  institution: Institution;
  contact: ContactRecord;
  link: LinkRecord | null;
  consents: readonly ConsentRecord[];
  needsPull: boolean;
  conflictIds: ReadonlyMap<string, number>;
  /** Unresolved losses in S-360 caused by a save. */
  lostFields: readonly string[];
  /** The next call for the link; `null` where there is no link. */
  attempt: NextAttempt | null;
}

const UNLINKED: Omit<ContactSyncStatus, 'institution' | 'consents'> = {
  state: 'notLinked',
  contactNumber: null,
  outgoing: null,
  pendingFields: [],
  waiting: null,
  failure: null,
  lostFields: [],
  inDoubt: null,
  lastReceived: null,
  lastSent: null,
  warnings: [],
  heldFields: [],
  addressAsGiven: null,
  needsPull: false,
};

function consentStatuses({ consents, link }: StatusInput): ConsentStatus[] {
  return consents
    .map(({ code, allowed, source, changedAt, wording }) => ({
      code,
      allowed,
      source,
      changedAt: changedAt?.toISOString() ?? null,
      wording,
      notTaken: consentNotTaken(link?.observations[consentKey(code)]),
    }))
    .sort((a, b) => a.code.localeCompare(b.code));
}

export function contactSyncStatus(input: StatusInput): ContactSyncStatus {
  const { attempt, consents, contact, institution, link, needsPull } = input;
  const named = { institution: { code: institution.code, name: institution.name } };
  if (link === null) return { ...UNLINKED, ...named, consents: consentStatuses(input) };
  const { send } = fieldsToSend({ link, contact, consents, settings: institution.contacts });
  const isRejected = attempt?.isRejected ?? false;
  const shown = shownState(link, { isHarmed: input.lostFields.length > 0, isRejected });
  const isWaiting = link.state === 'pending' || link.state === 'sending' || link.state === 'failed';
  return {
    ...named,
    // A filter has excluded it before it was created there.
    state: link.state === 'inSync' && link.contactNumber === null ? 'notLinked' : shown,
    contactNumber: link.contactNumber,
    outgoing: outgoing(link, shown, isRejected),
    pendingFields: isWaiting ? Object.keys(send).filter((key) => !isConsentKey(key)) : [],
    waiting: attempt?.waiting ?? null,
    failure: link.failure ?? link.pullFailure,
    lostFields: [...input.lostFields],
    inDoubt: link.state === 'inDoubt' ? inDoubtDetails(link, attempt) : null,
    lastReceived: link.lastReceived,
    lastSent: link.lastSent,
    warnings: link.warnings,
    heldFields: heldFields(link, input),
    addressAsGiven: addressAsGiven(link.belongings.addresses),
    consents: consentStatuses(input),
    needsPull,
  };
}

function outgoing(
  { state }: LinkRecord,
  shown: SyncState,
  isRejected: boolean,
): ContactSyncStatus['outgoing'] {
  if (shown === 'notSent') return shown;
  if (state === 'pending') return isRejected ? 'notSent' : state;
  return state === 'sending' ? state : null;
}

function inDoubtDetails(
  { inDoubt, nextAttemptAt }: LinkRecord,
  attempt: NextAttempt | null,
): InDoubtDetails | null {
  if (inDoubt === null) return null;
  const nextLookupAt = nextAttemptAt && (attempt?.at ?? nextAttemptAt);
  const { adopting, answeredNumber, notAdopted, since } = inDoubt;
  return {
    since,
    nextLookupAt: nextLookupAt?.toISOString() ?? null,
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
  link !== null && fieldsInConflict(link).length > 0;

function heldFields(
  link: LinkRecord,
  { conflictIds, consents, contact }: StatusInput,
): ContactSyncStatus['heldFields'] {
  const answers = new Map(
    consents.map(({ allowed, code }) => [consentKey(code), consentValue(allowed)]),
  );
  return fieldsInConflict(link).map((field) => ({
    field,
    crmValue: contact.fields[field] ?? answers.get(field) ?? null,
    s360Value: link.observations[field]?.remote ?? null,
    conflictId: conflictIds.get(field) ?? null,
    because: heldBecause(link.observations[field] ?? NEVER_SEEN),
  }));
}
