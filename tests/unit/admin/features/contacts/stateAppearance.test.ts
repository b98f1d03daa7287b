import { STATE_VARIANTS } from '../../../../../admin/src/features/contacts/model/stateAppearance';

describe('the state in which people see a contact link', () => {
  it('is green where both sides agree, and nowhere else', () => {
    const green = Object.entries(STATE_VARIANTS).filter(([, variant]) => variant === 'success');
    expect(green).toEqual([['inSync', 'success']]);
    expect(STATE_VARIANTS.harmed).toBe('danger');
  });
});
