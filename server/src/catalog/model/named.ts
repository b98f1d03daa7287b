import { idIn, objectsIn, type Answered } from '../../s360';
import type { SeatCategory, Tariff } from '../../contracts/catalog/catalog';
import { wordIn, type ReadText } from './read-values';

/** A part of the catalog with id, code and name; its code serves as the name when it has none. */
export function readNamed(
  value: Answered,
  readText: ReadText,
): { id: string; code: string; name: Readonly<Record<string, string>> } | null {
  const id = idIn(value.id);
  if (id === null) return null;
  const code = wordIn(value.code) ?? id;
  return { id, code, name: readText(value.externalName) ?? readText(code) ?? {} };
}

export function tariffsIn(seasons: readonly Answered[], readText: ReadText): Map<string, Tariff> {
  const tariffs = new Map<string, Tariff>();
  for (const season of seasons) {
    for (const { audienceSubCategories } of objectsIn(season.audienceCategories)) {
      for (const value of objectsIn(audienceSubCategories)) {
        const tariff = readNamed(value, readText);
        if (tariff === null || tariffs.has(tariff.id)) continue;
        tariffs.set(tariff.id, { ...tariff, kind: wordIn(value.audienceCategoryKind) });
      }
    }
  }
  return tariffs;
}

export function addSeatCategories(
  known: Map<string, SeatCategory>,
  value: unknown,
  readText: ReadText,
): void {
  for (const one of objectsIn(value)) {
    const id = idIn(one.id);
    if (id === null || known.has(id)) continue;
    const category = readNamed(one, readText);
    if (category !== null) known.set(id, category);
  }
}
