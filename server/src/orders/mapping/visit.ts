import { flagIn, type Assumptions, parseDateOnly } from '../../s360';
import type { Visit } from '../records';
import { codeText, moment, translatedText, wholeNumber } from './values';
import { isRecord } from '../../kernel/is-record';

/** A day as S-360 may write it: without a time, or as the midnight at which it begins. */
const DAY_ALONE =
  /^\s*\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\s*$/i;

/**
 * When a visit takes place (S-360: `itemDate`, seen in use for museums). It is a moment, or a day
 * where no timeslot is named and the time is midnight. The day counts as it is written, so it is
 * stored as a day in UTC.
 */
function visitDate(
  itemDate: unknown,
  timeslotId: string | null,
): Pick<Visit, 'itemDate' | 'isItemDay'> {
  const isDay = timeslotId === null && typeof itemDate === 'string' && DAY_ALONE.test(itemDate);
  const day = isDay ? parseDateOnly(itemDate) : null;
  return day === null
    ? { itemDate: moment(itemDate), isItemDay: null }
    : { itemDate: moment(`${day}T00:00:00Z`), isItemDay: true };
}

/**
 * Remarks come as a list. Those without text are left out here and remain in the order's payload.
 */
function remarksOf(value: unknown): string | null {
  const remarks = Array.isArray(value)
    ? (value as unknown[]).flatMap((one) => translatedText(one) ?? [])
    : [];
  return remarks.join('\n') || null;
}

/** The visit of an operation: its date, its timeslot and the group (s360-api 4.2, 8b). */
export function visitOf(
  operation: Record<string, unknown>,
  words: Pick<Assumptions, 'flagWords'>,
): Visit {
  const timeslotId = codeText(operation.timeslotId);
  const group = isRecord(operation.visitGroupData) ? operation.visitGroupData : {};
  return {
    ...visitDate(operation.itemDate, timeslotId),
    timeslotId,
    timeslotDuration: wholeNumber(operation.timeslotDuration),
    visitGroupId: codeText(group.visitGroupId),
    numberOfParticipants: wholeNumber(group.numberOfParticipants),
    numberOfAccompaniers: wholeNumber(group.numberOfAccompaniers),
    guided: flagIn(group.guided, words),
    visitRemarks: remarksOf(group.fileRemarks),
  };
}
