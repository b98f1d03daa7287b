import { offsetMs } from '../simulator/contacts/birth-date';

/** Difficult time zones: far from UTC, with odd offsets, across the date line. */
export const ZONES = [
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Europe/Zurich',
  'Asia/Kathmandu',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
] as const;

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DAY_MS = Date.parse('1900-01-01T00:00:00Z');

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Days from 1900 to today, at a regular distance. */
export function daysSince1900(step: number): string[] {
  const count = Math.floor((Date.now() - FIRST_DAY_MS) / (step * DAY_MS));
  return Array.from({ length: count + 1 }, (_none, index) =>
    isoDay(FIRST_DAY_MS + index * step * DAY_MS),
  );
}

/** The days since 1900 on which a zone changed its offset, and those before and after. */
export function daysOfChange(timeZone: string): string[] {
  const days: string[] = [];
  let before = offsetMs(timeZone, FIRST_DAY_MS);
  for (let ms = FIRST_DAY_MS; ms < Date.now(); ms += DAY_MS) {
    const after = offsetMs(timeZone, ms + DAY_MS);
    if (after !== before) days.push(isoDay(ms - DAY_MS), isoDay(ms), isoDay(ms + DAY_MS));
    before = after;
  }
  return [...new Set(days)];
}
