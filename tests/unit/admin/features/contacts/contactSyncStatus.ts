import type { ContactSyncStatus, InDoubtDetails } from '../../../../../server/src/contracts';

export function aStatus(changes: Partial<ContactSyncStatus> = {}): ContactSyncStatus {
  const { state = 'inSync' } = changes;
  return {
    institution: { code: 'myvenue', name: 'My Venue' },
    state,
    outgoing: state === 'pending' || state === 'sending' ? state : null,
    contactNumber: '1001',
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
    consents: [],
    needsPull: false,
    ...changes,
  };
}

/** A create in doubt that needs a decision by a person, with the given changes. */
export function aDoubt(changes: Partial<InDoubtDetails> = {}): InDoubtDetails {
  return {
    since: '2026-03-01T10:00:00.000Z',
    nextLookupAt: null,
    answeredNumber: null,
    adopting: null,
    notAdopted: null,
    ...changes,
  };
}
