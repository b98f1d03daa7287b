import { type JsonObject, objectOf } from '../json';

/** The known and possible forms of birth dates: the day, or the midnight at its start. */
export const BIRTH_DATE_FORMS = ['day', 'midnightWithOffset', 'utc', 'milliseconds'] as const;

export type BirthDateForm = (typeof BIRTH_DATE_FORMS)[number];

/** The form of birth dates at an institution, with its own time zone (IANA). */
export interface BirthDates {
  timeZone: string;
  form: BirthDateForm;
}

const HOUR_MS = 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  const format = new Intl.DateTimeFormat('sv-SE', options);
  formats.set(timeZone, format);
  return format;
}

/** The local time in a zone: `YYYY-MM-DD hh:mm:ss`. */
const wallClock = (timeZone: string, ms: number): string => formatIn(timeZone).format(ms);

/** The offset of a zone from UTC at a moment in ms; before 1900 with seconds. */
export function offsetMs(timeZone: string, ms: number): number {
  const wall = Date.parse(`${wallClock(timeZone, ms).replace(' ', 'T')}Z`);
  return wall - Math.floor(ms / 1000) * 1000;
}

/**
 * The first moment of a day in a zone in ms; `null` for a day that the zone skipped at the date
 * line. The day starts later when summer time begins at midnight.
 */
export function startOfDay(timeZone: string, day: string): number | null {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  let before = utcMidnight - 16 * HOUR_MS;
  let notBefore = utcMidnight + 16 * HOUR_MS;
  while (notBefore - before > 1000) {
    const middle = before + Math.floor((notBefore - before) / 2000) * 1000;
    if (wallClock(timeZone, middle).slice(0, 10) < day) before = middle;
    else notBefore = middle;
  }
  return wallClock(timeZone, notBefore).startsWith(day) ? notBefore : null;
}

/** `+01:00`; seconds are cut off, as in Java. */
function writtenOffset(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${ms < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** A day in the form of an institution; a day that its zone skipped stays a day. */
export function shownBirthDate(day: string, { form, timeZone }: BirthDates): string | number {
  const midnight = form === 'day' ? null : startOfDay(timeZone, day);
  if (midnight === null) return day;
  switch (form) {
    case 'day':
      return day;
    case 'midnightWithOffset': {
      const wall = wallClock(timeZone, midnight).replace(' ', 'T');
      return `${wall}.000${writtenOffset(offsetMs(timeZone, midnight))}`;
    }
    case 'utc':
      return new Date(midnight).toISOString();
    case 'milliseconds':
      return midnight;
  }
}

/** The contact with its birth date in the institution’s form; an invalid date stays unchanged. */
export function withShownBirthDate(contact: JsonObject, birthDates: BirthDates): JsonObject {
  const person = objectOf(contact, 'individualContact');
  const day = person?.individualBirthdate;
  if (!person || typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return contact;
  const individualBirthdate = shownBirthDate(day, birthDates);
  return { ...contact, individualContact: { ...person, individualBirthdate } };
}
