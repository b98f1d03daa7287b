import type { Core } from '@strapi/strapi';
import { isOfTwin } from '../scene/twin-institutions';

interface Column {
  name: string;
}

interface Table {
  name: string;
  columns: readonly (Column & { type: string })[];
}

/** Strapi's own description of the database, which it does not type. */
interface Inspected {
  db: { dialect: { schemaInspector: { getSchema(): Promise<{ tables: readonly Table[] }> } } };
}

/** Every table of the database with its columns, whoever made it. */
export async function tablesOf(strapi: Core.Strapi): Promise<readonly Table[]> {
  const { db } = strapi as unknown as Inspected;
  return (await db.dialect.schemaInspector.getSchema()).tables;
}

const nameOf = ({ name }: Column): string => name;

/** S-360's ids are texts in our tables: a number with the same digits is a count or a duration. */
const NUMERIC = /int|increments|decimal|double|float/i;

/**
 * Where a text stands anywhere in the database, as `table.column`. The twins of a scene have its
 * numbers, but nothing of its persons.
 */
export async function placesOf(strapi: Core.Strapi, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const sought = texts.map((text) => text.toLowerCase());
  for (const { columns, name } of await tablesOf(strapi)) {
    const counted = new Set(columns.filter(({ type }) => NUMERIC.test(type)).map(nameOf));
    const rows: Record<string, unknown>[] = await strapi.db.connection(name).select('*');
    for (const row of rows.filter((one) => !isOfTwin(one))) {
      for (const [column, value] of Object.entries(row)) {
        if (counted.has(column)) continue;
        const written = (JSON.stringify(value) ?? '').toLowerCase();
        for (const [at, text] of sought.entries())
          if (written.includes(text)) found.add(`${name}.${column}: ${texts[at] ?? ''}`);
      }
    }
  }
  return [...found].sort();
}
