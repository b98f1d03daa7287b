import { shownState, STATE_VARIANTS } from '../../../admin/src/sync/stateAppearance';

describe('the badge of a contact at an institution', () => {
  it('is never green while S-360 lacks values that it has lost', () => {
    expect(shownState('inSync', false)).toBe('inSync');
    expect(STATE_VARIANTS[shownState('inSync', true)]).toBe('danger');
  });

  it('keeps to what waits for somebody already', () => {
    expect(shownState('failed', true)).toBe('failed');
    expect(shownState('conflict', true)).toBe('conflict');
  });
});
