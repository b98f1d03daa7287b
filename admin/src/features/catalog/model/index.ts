/** A catalog as it is looked through, and the days of its performances. Knows no React. */

export {
  firstDayOfWeek,
  monthOf,
  shiftDay,
  shiftDayByMonths,
  shiftMonth,
  weeksOf,
} from './calendar';
export type { CalendarDay } from './calendar';
export type {
  CatalogView,
  LineTarget,
  OfferedItem,
  OfferedPerformance,
  Offering,
} from './catalogView';
