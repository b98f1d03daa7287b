import {
  pullBlockedBy,
  pushBlockedBy,
} from '../../../../../admin/src/features/contacts/model/exchanges';
import { aStatus } from './contactSyncStatus';

const ALLOWED = true;
const toOtherSystem = {
  kind: 'otherSystem',
  linkedBaseUrl: 'https://a',
  configuredBaseUrl: 'https://b',
} as const;

describe('the push button', () => {
  it.each(['notLinked', 'inSync', 'pending', 'failed'] as const)(
    'is enabled for a link in the state %s',
    (state) => {
      expect(pushBlockedBy(aStatus({ state }), ALLOWED)).toBeNull();
    },
  );

  it.each([
    ['sending', 'sending'],
    ['inDoubt', 'decideFirst'],
    ['unlinked', 'unlinked'],
  ] as const)('is disabled for a link in the state %s for the reason %s', (state, reason) => {
    expect(pushBlockedBy(aStatus({ state }), ALLOWED)).toBe(reason);
  });

  it('is disabled when the link belongs to another S-360 than the configured one', () => {
    const status = aStatus({ state: 'pending', waiting: toOtherSystem });
    expect(pushBlockedBy(status, ALLOWED)).toBe('otherSystem');
  });

  it('is disabled without the permission, whatever else prevents a push', () => {
    expect(pushBlockedBy(aStatus({ state: 'inDoubt' }), false)).toBe('noPermission');
  });
});

describe('the pull button', () => {
  it('is enabled for a linked contact', () => {
    expect(pullBlockedBy(aStatus(), ALLOWED)).toBeNull();
  });

  it('is disabled without a contact number', () => {
    const status = aStatus({ state: 'notLinked', contactNumber: null });
    expect(pullBlockedBy(status, ALLOWED)).toBe('noNumber');
  });

  it('is disabled while a pull is queued', () => {
    expect(pullBlockedBy(aStatus({ needsPull: true }), ALLOWED)).toBe('alreadyQueued');
  });

  it('is disabled for another S-360, for a deleted contact, and without the permission', () => {
    expect(pullBlockedBy(aStatus({ waiting: toOtherSystem }), ALLOWED)).toBe('otherSystem');
    expect(pullBlockedBy(aStatus({ state: 'unlinked' }), ALLOWED)).toBe('unlinked');
    expect(pullBlockedBy(aStatus(), false)).toBe('noPermission');
  });
});
