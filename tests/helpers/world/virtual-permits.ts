import {
  decidePermit,
  type CallWindow,
  type TakenPermit,
} from '../../../server/src/institutions/limits/permit-windows';
import type { ExchangePorts } from '../../../server/src/contacts/exchange/ports';
import type { Permit } from '../../../server/src/s360';
import type { VirtualClock } from './virtual-clock';

/** Permits from a log shared by all processes, on a virtual clock, with the real decisions. */
export function virtualPermits(
  institution: string,
  windows: readonly CallWindow[],
  clock: VirtualClock,
) {
  let taken: TakenPermit[] = [];
  const take: ExchangePorts['takePermit'] = async (call) => {
    const nowMs = clock.ms();
    const decision = decidePermit({
      call,
      lane: call.lane,
      nowMs,
      taken,
      windows,
      bookingReserve: 0,
      month: { taken: taken.length, quota: null, shares: { booking: 0, edit: 0 } },
      closedUntilMs: 0,
    });
    if (decision.kind === 'wait') return { kind: 'noPermit', waitMs: decision.untilMs - nowMs };
    const permit: Permit = { ...call, institution, takenAtMs: nowMs };
    taken = [...taken, permit];
    return { kind: 'granted', permit };
  };
  return { take };
}
