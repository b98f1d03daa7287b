import type { Canonical } from '../model/mapping/canonical';
import type { FieldObservation, Observations } from '../model/merge/field-observation';

/** The key of the packed form; no field has this name. */
const PACKED = '';

/**
 * Observations as stored in a link's row. After a payload was imported, most fields say the same
 * three things: both sides agree on a value, S-360 sent it, and when. Of these fields only the
 * values are written, and the time once for all; fields with more to say are stored whole. Writing
 * and reading links is a large part of the cost of applying a delivery.
 */
interface PackedObservations {
  /**
   * S-360's time of the payload that set the fields of `agreed`, ms; absent for an undated one.
   */
  at?: number;
  agreed: Record<string, Canonical>;
  others: Observations;
}

/** Earlier versions stored observations whole. */
export type StoredObservations = Observations | { [PACKED]: PackedObservations };

const KEYS_OF_AGREED = { dated: 3, undated: 2 };

function isAgreed(observation: FieldObservation): boolean {
  const { base, remote, setAtMs } = observation;
  const keys = setAtMs === undefined ? KEYS_OF_AGREED.undated : KEYS_OF_AGREED.dated;
  return remote === base && Object.keys(observation).length === keys;
}

/** The inverse of `unpackedObservations`. Pure. */
export function packedObservations(observations: Observations): StoredObservations {
  const first = Object.values(observations).find(isAgreed);
  if (first === undefined) return observations;
  const { setAtMs } = first;
  const packed: PackedObservations = { agreed: {}, others: {} };
  if (setAtMs !== undefined) packed.at = setAtMs;
  for (const [name, observation] of Object.entries(observations)) {
    if (observation.setAtMs === setAtMs && isAgreed(observation))
      packed.agreed[name] = observation.base;
    else packed.others[name] = observation;
  }
  return { [PACKED]: packed };
}

const isPacked = (stored: StoredObservations): stored is { [PACKED]: PackedObservations } =>
  PACKED in stored;

/** The inverse of `packedObservations`. Pure. */
export function unpackedObservations(stored: StoredObservations | null): Observations {
  if (stored === null) return {};
  if (!isPacked(stored)) return stored;
  const { agreed, at, others } = stored[PACKED];
  const observations: Observations = {};
  for (const [name, value] of Object.entries(agreed)) {
    observations[name] =
      at === undefined
        ? { base: value, remote: value }
        : { base: value, remote: value, setAtMs: at };
  }
  return Object.assign(observations, others);
}
