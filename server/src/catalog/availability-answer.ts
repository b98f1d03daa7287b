import { idIn, objectsIn, type Answered } from '../s360';
import type { AvailabilityLevel, PerformanceAvailability } from '../contracts/catalog/catalog';

/** The places left of one performance, as S-360 reported them. */
export type PlacesLeft = Pick<
  PerformanceAvailability,
  'performanceId' | 'level' | 'seatCategories'
>;

type SeatCategoryPlaces = PlacesLeft['seatCategories'][number];

/**
 * Reads `eventAvailabilityData` (assumption `availability`). The reader is tolerant: the events
 * around the performances may be missing, a seat category may occur once per contingent, and levels
 * or numbers may be missing.
 */
export function placesLeftIn(data: Answered): Map<string, PlacesLeft> {
  const performances = [
    ...objectsIn(data.eventAvailabilities).flatMap((event) =>
      objectsIn(event.performanceAvailabilities),
    ),
    ...objectsIn(data.performanceAvailabilities),
  ];
  return new Map(
    performances.flatMap((value): [string, PlacesLeft][] => {
      const performanceId = idIn(value.performanceId);
      if (performanceId === null) return [];
      const seatCategories = seatCategoriesIn(value.seatCategoryAvailabilities);
      const own = levelIn(value.availabilityLevel, numberIn(value.availability));
      const level = own === 'UNKNOWN' ? bestLevel(seatCategories) : own;
      return [[performanceId, { performanceId, level, seatCategories }]];
    }),
  );
}

function seatCategoriesIn(value: unknown): SeatCategoryPlaces[] {
  const byId = new Map<string, SeatCategoryPlaces>();
  for (const one of objectsIn(value)) {
    const seatCategoryId = idIn(one.seatCategoryId);
    if (seatCategoryId === null) continue;
    const left = numberIn(one.availability);
    const places = { seatCategoryId, left, level: levelIn(one.availabilityLevel, left) };
    const before = byId.get(seatCategoryId);
    byId.set(seatCategoryId, before ? addPlaces(before, places) : places);
  }
  return [...byId.values()];
}

/** Adds up two contingents of the same seat category; one unknown count makes the sum unknown. */
function addPlaces(one: SeatCategoryPlaces, other: SeatCategoryPlaces): SeatCategoryPlaces {
  return {
    seatCategoryId: one.seatCategoryId,
    left: one.left === null || other.left === null ? null : one.left + other.left,
    level: bestLevel([one, other]),
  };
}

function numberIn(value: unknown): number | null {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isSafeInteger(count)) return null;
  // A negative count means that S-360 sold more places than there are: none is left.
  return Math.max(0, count);
}

/** The best level first: a performance is as available as its best seat category. */
const LEVELS: readonly AvailabilityLevel[] = ['GOOD', 'LIMITED', 'NONE'];

function levelIn(value: unknown, left: number | null): AvailabilityLevel {
  if (left === 0) return 'NONE';
  const word = typeof value === 'string' ? value.trim().toUpperCase() : null;
  const level = LEVELS.find((known) => known === word);
  if (level !== undefined) return level;
  return left === null ? 'UNKNOWN' : 'GOOD';
}

function bestLevel(places: readonly { level: AvailabilityLevel }[]): AvailabilityLevel {
  const found = LEVELS.find((level) => places.some((place) => place.level === level));
  // `NONE` is certain only when every seat category reports it.
  if (found === 'NONE' && places.some(({ level }) => level === 'UNKNOWN')) return 'UNKNOWN';
  return found ?? 'UNKNOWN';
}
