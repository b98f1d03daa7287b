/** The catalog prepared for search and display, and its calendar. Independent of React. */

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
