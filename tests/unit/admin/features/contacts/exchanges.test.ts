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

describe('a push', () => {
  it.each(['notLinked', 'inSync', 'pending', 'failed'] as const)(
    'of a link %s is possible',
    (state) => {
      expect(pushBlockedBy(aStatus({ state }), asking)).toBeNull();
    },
  );

  it.each([
    ['sending', 'sending'],
    ['inDoubt', 'decideFirst'],
    ['unlinked', 'unlinked'],
  ] as const)('of a link %s is blocked: %s', (state, reason) => {
    expect(pushBlockedBy(aStatus({ state }), asking)).toBe(reason);
  });

  it('does not go to another S-360 than the one linked with', () => {
    const status = aStatus({ state: 'pending', waiting: toOtherSystem });
    expect(pushBlockedBy(status, asking)).toBe('otherSystem');
  });

  it('waits until what is in the form is saved', () => {
    expect(pushBlockedBy(aStatus(), { ...asking, formModified: true })).toBe('unsavedEdits');
  });

  it('needs the permission, whatever else stands against it', () => {
    const nobody = { ...asking, mayExchange: false, formModified: true };
    expect(pushBlockedBy(aStatus({ state: 'inDoubt' }), nobody)).toBe('noPermission');
  });
});

describe('a pull', () => {
  it('is possible beside edits in the form', () => {
    expect(pullBlockedBy(aStatus(), { ...asking, formModified: true })).toBeNull();
  });

  it('needs a number', () => {
    const status = aStatus({ state: 'notLinked', contactNumber: null });
    expect(pullBlockedBy(status, asking)).toBe('noNumber');
  });

  it('is asked for once', () => {
    expect(pullBlockedBy(aStatus({ needsPull: true }), asking)).toBe('alreadyQueued');
  });

  it('does not read from another S-360, nor for a deleted contact, nor without permission', () => {
    expect(pullBlockedBy(aStatus({ waiting: toOtherSystem }), asking)).toBe('otherSystem');
    expect(pullBlockedBy(aStatus({ state: 'unlinked' }), asking)).toBe('unlinked');
    expect(pullBlockedBy(aStatus(), { ...asking, mayExchange: false })).toBe('noPermission');
  });
});
