import type { ShipmentMode } from '../../contracts/catalog/catalog';

/** Merges new modes into the known ones; returns the same list when nothing is new. Pure. */
export function mergedModes(known: ShipmentMode[], shown: readonly ShipmentMode[]): ShipmentMode[] {
  const byId = new Map(known.map((mode) => [mode.id, mode]));
  let isNew = false;
  for (const { id, name, type } of shown) {
    const before = byId.get(id);
    if (before?.name === name && before.type === type) continue;
    byId.set(id, { id, name, type });
    isNew = true;
  }
  return isNew ? [...byId.values()] : known;
}
