import type { ListRow } from '../../features/purchase-cells/amounts';

/** What stands below the name of a contact in a list, unless it has a column of its own. */
const BELOW = ['email', 'type'] as const;

/** The values below the name of a contact in a list with these columns. */
export const belowName = (
  row: ListRow,
  columns: readonly { name: string }[],
): Partial<Record<(typeof BELOW)[number], unknown>> =>
  Object.fromEntries(
    BELOW.filter((below) => !columns.some(({ name }) => name === below)).map((below) => [
      below,
      row[below],
    ]),
  );
