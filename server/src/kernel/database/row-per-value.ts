import type { Knex } from 'knex';
import type { Row, StrapiDatabase } from './strapi-database';

export interface RowPerValue {
  uid: string;
  /** The attribute whose different values are looked for. */
  attribute: string;
  /** What else has to be equal; an index has to begin with this and go on with the attribute. */
  where: Readonly<Record<string, string>>;
  /** The attributes that are read. */
  select: string[];
}

/**
 * One row, whichever, for each value that an attribute has: a step in the index for each value, where
 * reading all rows would take a second for a million.
 */
export function rowPerValue(database: StrapiDatabase, wanted: RowPerValue): Promise<Row[]> {
  const { attribute, select, uid, where } = wanted;
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
 * The common table expression `found` of the different values. MySQL skips from one to the next by
 * itself, and lets a recursion go a thousand steps only.
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
