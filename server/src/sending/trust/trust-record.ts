import {
  PROOFS,
  SAVES_TO_PROVE,
  type Proof,
  type Proofs,
  type SaveMethod,
  type SendingStatus,
  type StartCause,
  type StopCause,
} from '../../contracts/institutions/sending-trust';

/** A user or token that decided something (`admin:1`); `null` where nobody did. */
export type TrustAuthor = string | null;

/** What trust is in: one S-360, and how it is saved to. */
export interface TrustSubject {
  baseUrl: string;
  /** Everything that makes a save what it is: methods, bodies, versions. */
  savingBasis: string;
}

/**
 * What is kept of an institution's trust.
 *
 *     notStarted ──start──▶ started ──stop──▶ stopped
 *                              ▲                 │
 *                              └──────start──────┘
 *
 * It is about one S-360: under another base URL nothing of it counts. When saves are made in another
 * way, everything has to be proven anew.
 */
export interface TrustRecord extends TrustSubject {
  status: SendingStatus;
  proofs: Proofs;
  /** The one save whose proof is awaited, by its read-back: no other unproven one is made meanwhile. */
  awaited: string | null;
}

const UNPROVEN: Record<Proof, number> = { create: 0, data: 0, addresses: 0, authorizations: 0 };

const NO_PROOFS: Proofs = { individual: UNPROVEN, structure: UNPROVEN };

/** What is known of an S-360 that nothing was sent to. */
export const newTrust = ({ baseUrl, savingBasis }: TrustSubject): TrustRecord => ({
  baseUrl,
  savingBasis,
  status: { state: 'notStarted' },
  proofs: NO_PROOFS,
  awaited: null,
});

/** What is kept, as far as it is about this subject. */
export function trustIn(kept: TrustRecord | null, subject: TrustSubject): TrustRecord {
  const { baseUrl, savingBasis } = subject;
  if (kept?.baseUrl !== baseUrl) return newTrust(subject);
  return kept.savingBasis === savingBasis ? kept : { ...kept, savingBasis, proofs: NO_PROOFS };
}

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

/** A save was read back well. */
export function credited(
  record: TrustRecord,
  method: SaveMethod,
  proven: readonly Proof[],
): TrustRecord {
  const counts = { ...record.proofs[method] };
  for (const proof of proven) counts[proof] = Math.min(SAVES_TO_PROVE, counts[proof] + 1);
  return { ...record, proofs: { ...record.proofs, [method]: counts } };
}

/** A save that is not proven begins; `null`: another one is awaited, or sending was stopped. */
export const awaitingProof = (record: TrustRecord, readBackId: string): TrustRecord | null =>
  record.status.state === 'started' && record.awaited === null
    ? { ...record, awaited: readBackId }
    : null;

/** The save that was awaited has its verdict; another one that is awaited stays so. */
export const released = (record: TrustRecord, readBackId: string): TrustRecord =>
  record.awaited === readBackId ? { ...record, awaited: null } : record;

/** Whether all that a save does is proven of its method. */
export const isProven = (
  { proofs }: TrustRecord,
  method: SaveMethod,
  does: readonly Proof[] = PROOFS,
): boolean => does.every((proof) => proofs[method][proof] >= SAVES_TO_PROVE);
