/** A column of a table as Strapi describes it; `args` are those of its type, such as a precision. */
interface Column {
  name: string;
  type: string;
  args?: readonly unknown[];
  notNullable?: boolean | null;
}

interface Index {
  name: string;
  columns: readonly string[];
  type?: string | null;
}

export interface Table {
  name: string;
  columns: readonly Column[];
  indexes: readonly Index[];
}

/** Tables as Strapi describes them, independent of the kind of database. */
export interface Schema {
  tables: readonly Table[];
}

/**
 * A change that rows of an earlier version may not survive when Strapi makes the tables fit:
 * - `removed`: the values are deleted; a rename looks like that, too
 * - `retyped`: the database may refuse or cut values
 * - `required`: rows without a value are refused
 * - `unique`: rows with equal values are refused
 * - `redefined`: Strapi does not see each change of an index whose name stays
 */
interface SchemaChange {
  /** `table`, `table.column`, or `table.index`. */
  place: string;
  kind: 'removed' | 'retyped' | 'required' | 'unique' | 'redefined';
}

const named = <T extends { name: string }>(all: readonly T[]) =>
  new Map(all.map((one) => [one.name, one]));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changesOfColumns(earlier: Table, now: Table): SchemaChange[] {
  const columns = named(now.columns);
  const before = named(earlier.columns);
  const at = ({ name }: Column) => `${earlier.name}.${name}`;
  const changed = earlier.columns.flatMap((column): SchemaChange[] => {
    const after = columns.get(column.name);
    if (!after) return [{ place: at(column), kind: 'removed' }];
    const isRetyped = column.type !== after.type || !isSame(column.args ?? [], after.args ?? []);
    return isRetyped ? [{ place: at(column), kind: 'retyped' }] : [];
  });
  const required = now.columns
    .filter(({ name, notNullable }) => notNullable && before.get(name)?.notNullable !== true)
    .map((column): SchemaChange => ({ place: at(column), kind: 'required' }));
  return [...changed, ...required];
}

function changesOfIndexes(earlier: Table, now: Table): SchemaChange[] {
  const before = named(earlier.indexes);
  const columns = named(earlier.columns);
  return now.indexes.flatMap((index): SchemaChange[] => {
    const place = `${earlier.name}.${index.name}`;
    const same = before.get(index.name);
    if (same) {
      const isRedefined =
        !isSame(same.columns, index.columns) || (same.type ?? null) !== (index.type ?? null);
      return isRedefined ? [{ place, kind: 'redefined' }] : [];
    }
    // An added column is empty in all rows, and empty values do not count as equal.
    const isAmongEarlier = index.columns.every((name) => columns.has(name));
    return index.type === 'unique' && isAmongEarlier ? [{ place, kind: 'unique' }] : [];
  });
}

/**
 * The changes from an earlier schema that rows of it may not survive. Added tables, indexes and
 * columns that may be empty are none.
 */
export function riskyChanges(earlier: Schema, now: Schema): SchemaChange[] {
  const tables = named(now.tables);
  return earlier.tables.flatMap((table): SchemaChange[] => {
    const after = tables.get(table.name);
    return after
      ? [...changesOfColumns(table, after), ...changesOfIndexes(table, after)]
      : [{ place: table.name, kind: 'removed' }];
  });
}
