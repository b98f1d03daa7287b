import { listFor } from '../../../../../admin/src/features/setup/listFor';
import { anInstitution } from '../institutions/institutionStatus';

describe('the list of institutions, for the set-up of one', () => {
  const others = [anInstitution({ code: 'museum' })];
  const all = [...others, anInstitution({ code: 'opera' })];

  it('does not count while it is read again and lacks the institution', () => {
    expect(listFor('opera', { currentData: others, isFetching: true })).toBeUndefined();
    expect(listFor('opera', { currentData: others, isFetching: false })).toBe(others);
  });

  it('counts at once where it has the institution', () => {
    expect(listFor('opera', { currentData: all, isFetching: true })).toBe(all);
  });
});
