import {
  pullBlockedBy,
  pushBlockedBy,
} from '../../../../../admin/src/features/contacts/model/exchanges';
import { aStatus } from './contactSyncStatus';

const asking = { mayExchange: true, mayDecide: true, formModified: false };
const toOtherSystem = {
  kind: 'otherSystem',
  linkedBaseUrl: 'https://a',
  configuredBaseUrl: 'https://b',
} as const;

describe('the push button', () => {
  it.each(['notLinked', 'inSync', 'pending', 'failed'] as const)(
    'is enabled for a link in the state %s',
    (state) => {
      expect(pushBlockedBy(aStatus({ state }), asking)).toBeNull();
    },
  );

  it.each([
    ['sending', 'sending'],
    ['inDoubt', 'decideFirst'],
    ['unlinked', 'unlinked'],
  ] as const)('is disabled for a link in the state %s for the reason %s', (state, reason) => {
    expect(pushBlockedBy(aStatus({ state }), asking)).toBe(reason);
  });

  it('is disabled when the link belongs to another S-360 than the configured one', () => {
    const status = aStatus({ state: 'pending', waiting: toOtherSystem });
    expect(pushBlockedBy(status, asking)).toBe('otherSystem');
  });

  it('is disabled until the edits in the form are saved', () => {
    expect(pushBlockedBy(aStatus(), { ...asking, formModified: true })).toBe('unsavedEdits');
  });

  it('is disabled without the permission, whatever else prevents a push', () => {
    const nobody = { ...asking, mayExchange: false, formModified: true };
    expect(pushBlockedBy(aStatus({ state: 'inDoubt' }), nobody)).toBe('noPermission');
  });
});

describe('the pull button', () => {
  it('is enabled while the form has unsaved edits', () => {
    expect(pullBlockedBy(aStatus(), { ...asking, formModified: true })).toBeNull();
  });

  it('is disabled without a contact number', () => {
    const status = aStatus({ state: 'notLinked', contactNumber: null });
    expect(pullBlockedBy(status, asking)).toBe('noNumber');
  });

  it('is disabled while a pull is queued', () => {
    expect(pullBlockedBy(aStatus({ needsPull: true }), asking)).toBe('alreadyQueued');
  });

  it('is disabled for another S-360, for a deleted contact, and without the permission', () => {
    expect(pullBlockedBy(aStatus({ waiting: toOtherSystem }), asking)).toBe('otherSystem');
    expect(pullBlockedBy(aStatus({ state: 'unlinked' }), asking)).toBe('unlinked');
    expect(pullBlockedBy(aStatus(), { ...asking, mayExchange: false })).toBe('noPermission');
  });
});
