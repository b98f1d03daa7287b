import type { ContactSyncStatus } from '../../../server/src/contracts';

/** A contact link on which both sides agree, changed in what a test is about. */
export function aStatus(changes: Partial<ContactSyncStatus> = {}): ContactSyncStatus {
  return {
    institution: { code: 'myvenue', name: 'My Venue' },
    state: 'inSync',
    contactNumber: '1001',
    pendingFields: [],
    waiting: null,
    failure: null,
    inDoubt: null,
    lastReceived: null,
    lastSent: null,
    warnings: [],
    heldFields: [],
    consents: [],
    pullWanted: false,
    ...changes,
  };
}
