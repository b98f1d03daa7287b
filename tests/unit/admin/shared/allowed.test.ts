import { allowedBy } from '../../../../admin/src/shared/permissions/allowed';

const STEER = 'plugin::s360.sync.steer';
const atMuseum = 'plugin::s360.at-institution-museum';
const atMyVenue = 'plugin::s360.at-institution-myvenue';

const whatIs = (...roles: (readonly string[] | undefined)[]) => {
  const permissions = roles.map((conditions) => ({
    action: STEER,
    ...(conditions !== undefined && { conditions }),
  }));
  const { at, everywhere, somewhere } = allowedBy(permissions, STEER);
  return { somewhere, everywhere, museum: at('museum'), myvenue: at('myvenue') };
};

const nowhere = { somewhere: false, everywhere: false, museum: false, myvenue: false };
const all = { somewhere: true, everywhere: true, museum: true, myvenue: true };

describe('a permission of a user’s roles', () => {
  it('allows nothing while no role has it', () => {
    expect(whatIs()).toEqual(nowhere);
    const other = [{ action: 'plugin::s360.sync.read', conditions: [] }];
    expect(allowedBy(other, STEER).somewhere).toBe(false);
  });

  it('allows everything without conditions', () => {
    expect(whatIs([])).toEqual(all);
    expect(whatIs(undefined)).toEqual(all);
  });

  it('is limited to the institutions of its conditions, which add up', () => {
    const atOne = { somewhere: true, everywhere: false, museum: true, myvenue: false };
    expect(whatIs([atMuseum])).toEqual(atOne);
    expect(whatIs([atMuseum, atMyVenue])).toEqual({ ...atOne, myvenue: true });
  });

  it('allows what several roles allow together', () => {
    expect(whatIs([atMuseum], [atMyVenue]).myvenue).toBe(true);
    expect(whatIs([atMuseum], [])).toEqual(all);
  });

  it('is not limited by the condition of another plugin, which only the server can evaluate', () => {
    expect(whatIs(['admin::is-creator'])).toEqual(all);
  });

  it('does not allow what concerns all institutions when it is limited to some', () => {
    expect(allowedBy([{ action: STEER, conditions: [atMuseum] }], STEER).at('')).toBe(false);
    expect(allowedBy([{ action: STEER, conditions: [] }], STEER).at('')).toBe(true);
  });
});
