import type { Knex } from 'knex';
import type { Row, StrapiDatabase } from './strapi-database';

interface RowPerValue {
  uid: string;
  /** The attribute whose distinct values are looked up. */
  attribute: string;
  /** Equality conditions. An index has to start with these attributes, followed by `attribute`. */
  where: Readonly<Record<string, string>>;
  /** The attributes to read. */
  select: string[];
}

/**
 * Returns an arbitrary row for each distinct value of an attribute. It takes one index step per
 * value, where reading all rows would take a second per million.
 */
export function rowPerValue(database: StrapiDatabase, lookup: RowPerValue): Promise<Row[]> {
  const { attribute, select, uid, where } = lookup;
  const { column, table } = database.names(uid);
  const equal = Object.entries(where).map(([name, value]) => ({ column: column(name), value }));
  const condition = equal.map(() => '?? = ?').join(' and ') || '1 = 1';
  const bound = equal.flatMap((part) => [part.column, part.value]);
  const value = column(attribute);
  const ids = database.connection.raw(
    `(${valuesIn(database.client, condition)}
     select (select id from ?? where ${condition} and ?? = found.value limit 1)
     from found where found.value is not null)`,
    [...bindings(database.client, { table, value, bound }), table, ...bound, value],
  );
  return database
    .query(uid)
    .select(select)
    .where({ id: { $in: ids } })
    .execute();
}

/**
 * The common table expression `found` with the distinct values. MySQL skips from one value to the
 * next on its own, and limits a recursion to a thousand steps.
 */
function valuesIn(client: StrapiDatabase['client'], condition: string): string {
  if (client === 'mysql') {
    return `with found as (select distinct ?? as value from ?? where ${condition})`;
  }
  return `with recursive found(value) as (
    select min(??) from ?? where ${condition}
    union all
    select (select min(??) from ?? where ${condition} and ?? > found.value)
    from found where found.value is not null)`;
}

function bindings(
  client: StrapiDatabase['client'],
  { bound, table, value }: { table: string; value: string; bound: string[] },
): Knex.RawBinding[] {
  const first = [value, table, ...bound];
  return client === 'mysql' ? first : [...first, value, table, ...bound, value];
}
