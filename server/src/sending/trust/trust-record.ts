import {
  PROOFS,
  SAVES_TO_PROVE,
  type IgnoredSaves,
  type Proof,
  type Proofs,
  type SaveMethod,
  type SendingStatus,
  type StartCause,
  type StopCause,
} from '../../contracts/institutions/sending-trust';

/**
 * The user or token that decided (`admin:1`); `null` when the plugin decided or the author is
 * unknown.
 */
export type TrustAuthor = string | null;

/** The subject of trust: one S-360, and how saves are made to it. */
export interface TrustSubject {
  baseUrl: string;
  /** The client settings that shape a save: methods, bodies, versions. */
  savingBasis: string;
}

/**
 * The stored trust in an institution.
 *
 *     notStarted ──start──▶ started ──stop──▶ stopped
 *                              ▲                 │
 *                              └──────start──────┘
 *
 * The record is about one S-360: under another base URL none of it counts. When saves are made in
 * another way, everything has to be proven again.
 */
export interface TrustRecord extends TrustSubject {
  status: SendingStatus;
  proofs: Proofs;
  /**
   * The read-back of the one save whose proof is awaited. No other unproven save is made meanwhile.
   */
  awaited: string | null;
  /**
   * The links at which S-360 ignored something in a row, by what it was: a save method, or a method
   * and a field. Absent while there was none.
   */
  ignored?: Readonly<Record<string, readonly number[]>>;
}

const UNPROVEN: Record<Proof, number> = { create: 0, data: 0, addresses: 0, authorizations: 0 };

const NO_PROOFS: Proofs = { individual: UNPROVEN, structure: UNPROVEN };

/** The trust in an S-360 that nothing was sent to. */
export const newTrust = ({ baseUrl, savingBasis }: TrustSubject): TrustRecord => ({
  baseUrl,
  savingBasis,
  status: { state: 'notStarted' },
  proofs: NO_PROOFS,
  awaited: null,
});

/** The part of the stored trust that applies to this subject. */
export function trustIn(kept: TrustRecord | null, subject: TrustSubject): TrustRecord {
  const { baseUrl, savingBasis } = subject;
  if (kept?.baseUrl !== baseUrl) return newTrust(subject);
  return kept.savingBasis === savingBasis
    ? kept
    : { ...kept, savingBasis, proofs: NO_PROOFS, ignored: {} };
}

/** Sending starts or restarts: everything has to be proven again. */
export function startTrust(
  record: TrustRecord,
  start: { cause: StartCause; by: TrustAuthor; at: Date; untested?: readonly string[] | undefined },
): TrustRecord {
  const { at, by, cause, untested = [] } = start;
  const status = { state: 'started', cause, by, at: at.toISOString(), untested } as const;
  return { ...record, status, proofs: NO_PROOFS, ignored: {} };
}

/** Sending stops. A record that was stopped before keeps its first cause. */
export function stopTrust(
  record: TrustRecord,
  stop: { cause: StopCause; by: TrustAuthor; at: Date; ignored?: readonly IgnoredSaves[] },
): TrustRecord {
  if (record.status.state !== 'started') return record;
  return { ...record, status: { ...stop, state: 'stopped', at: stop.at.toISOString() } };
}

/** The data came from another Strapi: its trust counts only once somebody starts sending here. */
export const stopImportedTrust = (record: TrustRecord, at: Date): TrustRecord => ({
  ...record,
  status: { state: 'stopped', cause: 'imported', by: null, at: at.toISOString() },
  awaited: null,
});

/** A save was read back without a loss. */
export function creditSave(
  record: TrustRecord,
  method: SaveMethod,
  proven: readonly Proof[],
): TrustRecord {
  const counts = { ...record.proofs[method] };
  for (const proof of proven) counts[proof] = Math.min(SAVES_TO_PROVE, counts[proof] + 1);
  return { ...record, proofs: { ...record.proofs, [method]: counts } };
}

/** An unproven save begins; `null` when another one is awaited or sending is stopped. */
export const awaitProof = (record: TrustRecord, readBackId: string): TrustRecord | null =>
  record.status.state === 'started' && record.awaited === null
    ? { ...record, awaited: readBackId }
    : null;

/** The awaited save has its verdict; a different awaited save stays. */
export const releaseProof = (record: TrustRecord, readBackId: string): TrustRecord =>
  record.awaited === readBackId ? { ...record, awaited: null } : record;

/** Whether everything that a save does is proven for its method. */
export const isProven = (
  { proofs }: TrustRecord,
  method: SaveMethod,
  does: readonly Proof[] = PROOFS,
): boolean => does.every((proof) => proofs[method][proof] >= SAVES_TO_PROVE);
