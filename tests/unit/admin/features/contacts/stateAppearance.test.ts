import { STATE_VARIANTS } from '../../../../../admin/src/features/contacts/model/stateAppearance';

describe('the colour of a link state', () => {
  it('is green for "in sync" only', () => {
    const green = Object.entries(STATE_VARIANTS).filter(([, variant]) => variant === 'success');
    expect(green).toEqual([['inSync', 'success']]);
    expect(STATE_VARIANTS.harmed).toBe('danger');
  });
});
