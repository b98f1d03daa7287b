import type { Canonical } from '../model/mapping/canonical';
import type { FieldObservation, Observations } from '../records';

/** Under this name, which no field has. */
const PACKED = '';

/**
 * Observations as a link's row holds them. After a payload was taken most fields say the same three
 * things: both sides agree on a value, S-360 showed it, and when. Of these only the values are
 * written, and the time once for all; what says more stands beside them whole. Writing and reading
 * links is much of what applying a delivery costs.
 */
interface PackedObservations {
  /** S-360's time of the payload that set the fields of `agreed`, ms; absent for an undated one. */
  at?: number;
  agreed: Record<string, Canonical>;
  others: Observations;
}

/** Rows of before hold them whole. */
export type StoredObservations = Observations | { [PACKED]: PackedObservations };

const KEYS_OF_AGREED = { dated: 3, undated: 2 };

function isAgreed(observation: FieldObservation): boolean {
  const { base, remote, setAtMs } = observation;
  const keys = setAtMs === undefined ? KEYS_OF_AGREED.undated : KEYS_OF_AGREED.dated;
  return remote === base && Object.keys(observation).length === keys;
}

/** Pure; the reverse of `unpackedObservations`. */
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

/** Pure. */
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
