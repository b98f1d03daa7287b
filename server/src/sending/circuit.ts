import { backoffMs, type BackoffTerms } from './backoff';
import type { ClosingReason } from './outcome';

/** How one institution has answered lately, and how careful to be with it. Immutable. */
export interface Circuit {
  failuresInARow: number;
  /** The last call did not reach S-360: a connection is tried first, which costs no call. */
  mustProbe: boolean;
  /** The connection that was tried last could be made. */
  wasProbed: boolean;
}

export const CLOSED_CIRCUIT: Circuit = { failuresInARow: 0, mustProbe: false, wasProbed: false };

/** A connection could be made: a call is worth its permit. */
export const afterProbe = (circuit: Circuit): Circuit => ({
  ...circuit,
  mustProbe: false,
  wasProbed: true,
});

/** While it cannot be reached: looking again costs no call. */
const UNREACHABLE: BackoffTerms = { firstMs: 1_000, longestMs: 20_000 };

/**
 * While it answers with failures, or calls do not reach it although a connection can be made: each
 * look is a call of the monthly quota.
 */
const FAILING: BackoffTerms = { firstMs: 1_000, longestMs: 5 * 60_000 };

/** After a failure that concerns the whole institution: the new state, and how long to wait. */
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

/** How many calls may be out at once: one until S-360 has answered well again. */
export function callsAllowed(circuit: Circuit, most: number): number {
  return circuit.failuresInARow === 0 ? most : 1;
}
