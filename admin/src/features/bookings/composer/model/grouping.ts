import type { BookingLineInput } from '../../../../../../server/src/contracts';
import type { CatalogView, Offering } from '../../../catalog/model';

/** The lines of one performance or item, with their positions in the booking. */
export interface LineGroup {
  key: string;
  /** Missing if the catalog no longer has the offering. */
  offering: Offering | undefined;
  lines: { index: number; line: BookingLineInput }[];
}

/** Groups lines by offering, in the order of each group's first line. */
export function groupsOf(view: CatalogView, lines: readonly BookingLineInput[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  lines.forEach((line, index) => {
    const key = JSON.stringify([line.performanceId, line.itemId]);
    const group = groups.get(key) ?? { key, offering: view.offering(line), lines: [] };
    group.lines.push({ index, line });
    groups.set(key, group);
  });
  return [...groups.values()];
}
