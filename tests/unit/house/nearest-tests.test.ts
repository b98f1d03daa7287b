import { nearestTests } from '../../house/nearest-tests';

const TESTS = [
  'tests/unit/bookings/booking-list.test.ts',
  'tests/unit/contacts/push/push-plan.test.ts',
  'tests/unit/contacts/search/keys.test.ts',
  'tests/unit/admin/features/orders/orders.test.ts',
  'tests/integration/bookings/a-hold.test.ts',
  'tests/integration/bookings/b-sale.test.ts',
  'tests/integration/bookings/c-draft.test.ts',
  'tests/integration/bookings/d-close.test.ts',
  'tests/integration/bookings/list-of-holds.test.ts',
  'tests/integration/contacts/push/edited-meanwhile.test.ts',
  'tests/integration/contacts/push/lost-answers.test.ts',
];

const nearest = (...changed: string[]) =>
  nearestTests(changed, TESTS, (test) => test.includes('lost-answers'));

describe('the tests nearest to a change', () => {
  it('are those that mirror the folder of a changed source, without long ones of integration', () => {
    expect(nearest('server/src/contacts/push/push-plan.ts')).toEqual([
      'tests/unit/contacts/push/push-plan.test.ts',
      'tests/integration/contacts/push/edited-meanwhile.test.ts',
    ]);
    expect(nearest('admin/src/features/orders/knownCodes.ts')).toEqual([
      'tests/unit/admin/features/orders/orders.test.ts',
    ]);
  });

  it('are those of the next folder above in the module where none mirrors it', () => {
    expect(nearest('server/src/contacts/search/fields/index.ts')).toEqual([
      'tests/unit/contacts/search/keys.test.ts',
      'tests/integration/contacts/push/edited-meanwhile.test.ts',
    ]);
  });

  it('are at most four of integration, those named like the change first', () => {
    const near = nearest('server/src/bookings/hold-list.ts');
    expect(near.slice(0, 3)).toEqual([
      'tests/unit/bookings/booking-list.test.ts',
      'tests/integration/bookings/a-hold.test.ts',
      'tests/integration/bookings/list-of-holds.test.ts',
    ]);
    expect(near).toHaveLength(5);
  });

  it('are the changed tests themselves', () => {
    expect(nearest('tests/unit/contacts/search/keys.test.ts', 'README.md')).toEqual([
      'tests/unit/contacts/search/keys.test.ts',
    ]);
  });
});
