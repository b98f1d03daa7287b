import { missingContact } from '../../../../../admin/src/features/bookings/model/contactWords';

describe('a booking without a contact', () => {
  it('has none yet while it is a draft', () => {
    expect(missingContact({ state: 'draft' })).toBe('none');
  });

  it.each(['submitted', 'created', 'closed', 'abandoned', 'failed'] as const)(
    'had one that was deleted or erased since, once it was submitted: %s',
    (state) => {
      expect(missingContact({ state })).toBe('gone');
    },
  );
});
