import { withMethodWindows } from '../../../../server/src/institutions/limits/method-windows';
import {
  decidePermit,
  type CallWindow,
} from '../../../../server/src/institutions/limits/permit-windows';
import { catalogCalls, type CallName } from '../../../../server/src/s360';

const NOW_MS = Date.UTC(2026, 2, 15);
const MINUTE_MS = 60_000;
const WIDE: CallWindow = { scope: 'institution', calls: 1000, perMs: 1000 };

const isGranted = (windows: readonly CallWindow[], call: CallName, agoMs: number) =>
  decidePermit({
    call,
    lane: 'booking',
    nowMs: NOW_MS,
    taken: [{ ...call, lane: 'booking', takenAtMs: NOW_MS - agoMs }],
    windows: withMethodWindows(windows),
    bookingReserve: 10,
    month: { taken: 0, quota: null, shares: { booking: 0, edit: 0 } },
    closedUntilMs: 0,
  }).kind === 'granted';

describe('the built-in limit of a method', () => {
  it.each([
    ['getCatalogDetailed', 10 * MINUTE_MS],
    ['getEventAvailability', MINUTE_MS],
  ] as const)('lets %s be called once in %i ms, in addition to other limits', (method, perMs) => {
    const call = catalogCalls[method];
    expect(isGranted([WIDE], call, perMs)).toBe(false);
    expect(isGranted([WIDE], call, perMs + 501)).toBe(true);
  });

  it('does not apply to other methods of the service', () => {
    expect(isGranted([WIDE], catalogCalls.getPOSConfig, 1500)).toBe(true);
  });

  it('is replaced when the institution configures a limit for the same method only', () => {
    const own: CallWindow = {
      scope: 'method',
      method: 'getCatalogDetailed',
      calls: 1,
      perMs: 5000,
    };
    expect(isGranted([own], catalogCalls.getCatalogDetailed, 6000)).toBe(true);
    expect(isGranted([own], catalogCalls.getCatalogDetailed, 4000)).toBe(false);
    expect(isGranted([own], catalogCalls.getEventAvailability, 6000)).toBe(false);
    const ofService: CallWindow = {
      scope: 'service',
      service: 'catalogService',
      calls: 5,
      perMs: 1000,
    };
    expect(isGranted([ofService], catalogCalls.getCatalogDetailed, 6000)).toBe(false);
  });
});
