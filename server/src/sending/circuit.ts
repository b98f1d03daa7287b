import { backoffMs, type BackoffTerms } from './backoff';
import type { ClosingReason } from './outcome';

/** How well one institution has answered recently, and how careful to be with it. Immutable. */
interface Circuit {
  failuresInARow: number;
  /**
   * The last call did not reach S-360, so the next step is a connection test, which costs no call.
   */
  mustProbe: boolean;
  /** The last connection test succeeded. */
  wasProbed: boolean;
}

export const CLOSED_CIRCUIT: Circuit = { failuresInARow: 0, mustProbe: false, wasProbed: false };

/** The connection test succeeded: a call is worth its permit. */
export const afterProbe = (circuit: Circuit): Circuit => ({
  ...circuit,
  mustProbe: false,
  wasProbed: true,
});

/** While S-360 cannot be reached. Another test costs no call. */
const UNREACHABLE: BackoffTerms = { firstMs: 1_000, longestMs: 20_000 };

/**
 * While S-360 answers with failures, or calls do not reach it although connections succeed. Every
 * attempt costs a call of the monthly quota.
 */
const FAILING: BackoffTerms = { firstMs: 1_000, longestMs: 5 * 60_000 };

/** After a failure that concerns the whole institution: the new state and the wait. */
export function afterFailure(
  circuit: Circuit,
  reason: ClosingReason,
  random?: () => number,
): { circuit: Circuit; waitMs: number } {
  const failuresInARow = circuit.failuresInARow + 1;
  const mustProbe = reason.kind === 'unreachable';
  const after: Circuit = { failuresInARow, mustProbe, wasProbed: false };
  return { circuit: after, waitMs: waitMs(circuit, reason, random) };
}

function waitMs(
  { failuresInARow, wasProbed }: Circuit,
  reason: ClosingReason,
  random: (() => number) | undefined,
): number {
  switch (reason.kind) {
    case 'limit':
      return reason.forMs;
    case 'unreachable':
      return backoffMs(failuresInARow, wasProbed ? FAILING : UNREACHABLE, random);
    case 'failing':
    case 'locked':
      return backoffMs(failuresInARow, FAILING, random);
  }
}

/** How many calls may be in flight: only one until S-360 has answered successfully again. */
export function callsAllowed(circuit: Circuit, most: number): number {
  return circuit.failuresInARow === 0 ? most : 1;
}
