import { tabsFor } from '../../../../../admin/src/app/contact/tabs';
import { causeKind } from '../../../../../admin/src/features/contacts/history/useCauseWords';
import { restorable } from '../../../../../admin/src/features/contacts/history/restorable';
import { openFirst } from '../../../../../admin/src/features/contacts/model/comparedFields';
import { differingFirst } from '../../../../../admin/src/features/identity/matching';
import type { ComparedField, HistoryChange } from '../../../../../server/src/contracts';

describe('the tabs of a contact’s page', () => {
  it('are those that the user may open', () => {
    expect(tabsFor({ mayReadSync: true, mayReadBookings: true })).toHaveLength(5);
    expect(tabsFor({ mayReadSync: false, mayReadBookings: true })).toEqual(['bookings']);
    expect(tabsFor({ mayReadSync: true, mayReadBookings: false })).not.toContain('bookings');
  });
});

describe('the comparison of both sides', () => {
  const field = (name: string, state: ComparedField['state']): ComparedField => ({
    field: name,
    base: null,
    crm: null,
    s360: null,
    state,
    changedInCrm: null,
    changedInS360: null,
    conflictId: null,
    because: null,
  });

  it('begins with what a person decides, and sets apart what is the same', () => {
    const { open, same } = openFirst([
      field('a', 'differs'),
      field('b', 'same'),
      field('c', 'pending'),
      field('d', 'conflict'),
    ]);
    expect(open.map((one) => one.field)).toEqual(['d', 'c', 'a']);
    expect(same.map((one) => one.field)).toEqual(['b']);
  });

  it('does not count as different what is the same in S-360’s form', () => {
    const { differing, open } = openFirst([field('a', 'form'), field('b', 'conflict')]);
    expect(differing).toBe(1);
    expect(open.map((one) => one.field)).toEqual(['b', 'a']);
  });

  it('of two contacts begins with the fields that differ', () => {
    const same = { field: 'town', keep: 'Bern', remove: 'Bern' };
    const other = { field: 'email', keep: 'a@example.com', remove: null };
    expect(differingFirst([same, other])).toEqual([other, same]);
  });
});

describe('an earlier value', () => {
  const change = (changed: Partial<HistoryChange>): HistoryChange => ({
    id: 1,
    kind: 'changed',
    field: 'email',
    oldValue: 'old@example.com',
    newValue: 'new@example.com',
    mergedName: null,
    wording: null,
    changedAt: '2026-01-01T00:00:00.000Z',
    cause: 'crm',
    by: null,
    deliveryId: null,
    bulkJobId: null,
    institution: null,
    ...changed,
  });
  const values = { email: 'new@example.com', type: 'individual', town: '' };

  it('can be put back with the value that it replaces', () => {
    expect(restorable(change({}), values)).toEqual({
      field: 'email',
      value: 'old@example.com',
      current: 'new@example.com',
    });
  });

  it('cannot be put back where the contact has it already, blank or not', () => {
    expect(restorable(change({ oldValue: 'new@example.com' }), values)).toBeNull();
    expect(restorable(change({ field: 'town', oldValue: null }), values)).toBeNull();
  });

  it.each([
    ['of a consent', { field: 'consent:NEWS', oldValue: 'allowed' }],
    ['of the contact number', { field: 'contactNumber', oldValue: null }],
    ['of the type', { field: 'type', oldValue: 'structure' }],
    ['of a field that the user may not read', { field: 'phone' }],
    ['of a created contact', { kind: 'created', field: null }],
  ] as const)('is not put back: that %s', (_of, changed) => {
    expect(restorable(change(changed), { ...values, 'consent:NEWS': 'x' })).toBeNull();
  });

  it('is not put back by a user who may not read the contact', () => {
    expect(restorable(change({}), undefined)).toBeNull();
  });
});

describe('the cause of a change', () => {
  const number = { by: null, cause: 'decision', field: 'contactNumber' } as const;

  it.each([
    ['linked', null, '4711'],
    ['unlinked', '4711', null],
    ['decision', null, null],
  ])('of a contact number is shown as %s', (kind, oldValue, newValue) => {
    expect(causeKind({ ...number, oldValue, newValue })).toBe(kind);
  });

  it('of another field, or by a program, stays as it is', () => {
    expect(causeKind({ ...number, field: 'town', newValue: 'Bern' })).toBe('decision');
    expect(causeKind({ ...number, cause: 'merge', newValue: '4711' })).toBe('merge');
    expect(causeKind({ by: null, cause: 'decision' })).toBe('decision');
  });
});
