import { afterFailure, callsAllowed, CLOSED_CIRCUIT } from '../../../server/src/sending/circuit';

const MOST = () => 1;

function waits(kind: 'unreachable' | 'failing' | 'locked', failures: number): number[] {
  let circuit = CLOSED_CIRCUIT;
  return Array.from({ length: failures }, () => {
    const after = afterFailure(circuit, { kind }, MOST);
    circuit = after.circuit;
    return after.waitMs;
  });
}

describe('the circuit breaker of an institution', () => {
  it('waits longer after each failure, up to a maximum', () => {
    expect(waits('unreachable', 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
    expect(waits('failing', 11).slice(-2)).toEqual([300_000, 300_000]);
    expect(waits('locked', 1)).toEqual([1000]);
  });

  it('waits as long as S-360 says after too many calls', () => {
    expect(afterFailure(CLOSED_CIRCUIT, { kind: 'limit', forMs: 61_000 }).waitMs).toBe(61_000);
  });

  it('tests the connection first only when none could be made', () => {
    expect(afterFailure(CLOSED_CIRCUIT, { kind: 'unreachable' }).circuit.mustProbe).toBe(true);
    expect(afterFailure(CLOSED_CIRCUIT, { kind: 'failing' }).circuit.mustProbe).toBe(false);
  });

  it('allows one call at a time after a failure', () => {
    expect(callsAllowed(CLOSED_CIRCUIT, 4)).toBe(4);
    expect(callsAllowed(afterFailure(CLOSED_CIRCUIT, { kind: 'failing' }).circuit, 4)).toBe(1);
  });
});
