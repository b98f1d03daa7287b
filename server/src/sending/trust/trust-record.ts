import {
  PROOFS,
  SAVES_TO_PROVE,
  type Proof,
  type Proofs,
  type SaveMethod,
  type SendingStatus,
  type StartCause,
  type StopCause,
} from '../../contracts/sending-trust';

/** A user or token that decided something (`admin:1`); `null` where nobody did. */
export type TrustAuthor = string | null;

/**
 * What is kept of an institution's trust.
 *
 *     notStarted ──start──▶ started ──stop──▶ stopped
 *                              ▲                 │
 *                              └──────start──────┘
 *
 * It is about one S-360: under another base URL nothing of it counts.
 */
export interface TrustRecord {
  baseUrl: string;
  status: SendingStatus;
  proofs: Proofs;
}

const UNPROVEN: Record<Proof, number> = { create: 0, data: 0, addresses: 0, authorizations: 0 };

const NO_PROOFS: Proofs = { individual: UNPROVEN, structure: UNPROVEN };

/** What is known of an S-360 that nothing was sent to. */
export const newTrust = (baseUrl: string): TrustRecord => ({
  baseUrl,
  status: { state: 'notStarted' },
  proofs: NO_PROOFS,
});

/** Sending begins, or begins again: then everything has to be proven anew. */
export function started(
  record: TrustRecord,
  start: { cause: StartCause; by: TrustAuthor; at: Date; untested?: readonly string[] | undefined },
): TrustRecord {
  const { at, by, cause, untested = [] } = start;
  const status = { state: 'started', cause, by, at: at.toISOString(), untested } as const;
  return { ...record, status, proofs: NO_PROOFS };
}

/** Nothing is sent any more; what was stopped before keeps its first cause. */
export function stopped(
  record: TrustRecord,
  { at, by, cause }: { cause: StopCause; by: TrustAuthor; at: Date },
): TrustRecord {
  if (record.status.state !== 'started') return record;
  return { ...record, status: { state: 'stopped', cause, by, at: at.toISOString() } };
}

/** What of these a save of the method has to prove yet. */
export const unproven = (
  { proofs }: TrustRecord,
  method: SaveMethod,
  does: readonly Proof[],
): Proof[] => does.filter((proof) => proofs[method][proof] < SAVES_TO_PROVE);

/** Whether all of a method is proven. */
export const isProven = (record: TrustRecord, method: SaveMethod): boolean =>
  unproven(record, method, PROOFS).length === 0;
