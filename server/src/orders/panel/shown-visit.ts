import type { GroupOfVisit, VisitOfLine } from '../../contracts/orders/orders';
import type { Row } from '../../kernel/database/strapi-database';
import { boolean, integer, text, time } from '../../kernel/database/values';

/** The columns of a line that its visit is read from. */
export const SHOWN_OF_VISIT = [
  'itemDate',
  'isItemDay',
  'timeslotDuration',
  'visitGroupId',
  'numberOfParticipants',
  'numberOfAccompaniers',
  'guided',
  'visitRemarks',
] as const;

const SECONDS_PER_MINUTE = 60;

const count = (value: unknown): number | null => (text(value) === null ? null : integer(value));

function groupOf(row: Row): GroupOfVisit | null {
  const group: GroupOfVisit = {
    participants: count(row.numberOfParticipants),
    accompaniers: count(row.numberOfAccompaniers),
    isGuided: boolean(row.guided),
    remarks: text(row.visitRemarks),
  };
  const isTold = Object.values(group).some((value) => value !== null);
  return isTold || text(row.visitGroupId) !== null ? group : null;
}

/** The visit of a stored line. An item date that equals the performance's own date is ignored. */
export function shownVisit(row: Row): VisitOfLine | null {
  const date = time(row.itemDate);
  const isPerformance = date !== null && date.getTime() === time(row.performanceDate)?.getTime();
  const at = date === null || isPerformance ? null : date.toISOString();
  const group = groupOf(row);
  const seconds = count(row.timeslotDuration);
  if (at === null && group === null) return null;
  const minutes = at === null || seconds === null ? null : seconds / SECONDS_PER_MINUTE;
  return { at, isDay: boolean(row.isItemDay) === true, minutes, group };
}
