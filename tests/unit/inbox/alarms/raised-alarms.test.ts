import { alarms } from '../../../../server/src/inbox/alarms';
import type { Reception } from '../../../../server/src/inbox/alarms/alarms';
import type { ReceptionLog } from '../../../../server/src/inbox/alarms/reception-log';
import type { Institution } from '../../../../server/src/institutions/institution';

const MINUTE_MS = 60_000;
const INSTITUTION = { code: 'myvenue', webhookPeriodMs: 15 * MINUTE_MS } as Institution;
const STARTED_MS = Date.parse('2026-03-01T12:00:00.000Z');

/** The alarms of a process that has just started, with the time of the latest delivery. */
function aProcess(lastDeliveryAt: Date | null) {
  let nowMs = STARTED_MS;
  const told: string[] = [];
  const status = new Set<string>();
  const reception = (stream: Reception['stream'], periodMs: number): Reception => ({
    stream,
    periodMs,
    lastDeliveryAt: stream === 'contacts' ? lastDeliveryAt : null,
    refusals: [],
    outages: [],
  });
  const service = alarms({
    institutions: { all: () => [INSTITUTION] },
    log: {
      reception: (_code: string, stream: Reception['stream'], periodMs: number) =>
        Promise.resolve(reception(stream, periodMs)),
    } as unknown as ReceptionLog,
    signOfLife: { read: () => Promise.resolve(null), leave: () => Promise.resolve() },
    now: () => new Date(nowMs),
    raised: {
      keys: () => Promise.resolve(new Set(status)),
      claim: async (key) => {
        status.add(key);
        return true;
      },
      forget: () => Promise.resolve(),
    },
    unknownStates: () => Promise.resolve([]),
    oddPrice: () => Promise.resolve(null),
    ofSending: () => Promise.resolve([]),
    raise: (_code, { kind }) => void told.push(kind),
  });
  return { service, told, advance: (ms: number) => (nowMs += ms) };
}

describe('the silence of S-360', () => {
  it('raises an alarm two periods after the start at the earliest, as after a backup', async () => {
    const { advance, service, told } = aProcess(new Date(STARTED_MS - 600 * MINUTE_MS));
    await service.watch();
    advance(30 * MINUTE_MS);
    await service.watch();
    expect(told).toEqual([]);
    advance(1);
    await service.watch();
    await service.watch();
    expect(told).toEqual(['silence']);
  });

  it('alarms nobody before the first delivery, but is shown on the page with what to do', async () => {
    const { advance, service, told } = aProcess(null);
    advance(600 * MINUTE_MS);
    await service.watch();
    expect(told).toEqual([]);
    expect(await service.list(INSTITUTION)).toMatchObject([{ kind: 'silence', since: null }]);
  });
});
