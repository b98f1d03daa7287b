import type { Schema } from '@strapi/database/dist/schema/types';
import type { Migration } from '../../server/src/app/upgrades/migration';
import type { RecordedRows } from './recorded-rows';

const CONTACTS = 's360_contacts';

/** The tables and rows of a version in which the town of a contact was its `city`. */
export function whereTownIsCity(
  { tables }: Schema,
  rows: RecordedRows,
): { schema: Schema; rows: RecordedRows } {
  const contacts = (rows[CONTACTS] ?? []).map(({ town: city, ...others }) => ({ ...others, city }));
  return {
    schema: {
      tables: tables.map((table) =>
        table.name === CONTACTS
          ? {
              ...table,
              columns: table.columns.map((column) =>
                column.name === 'town' ? { ...column, name: 'city' } : column,
              ),
            }
          : table,
      ),
    },
    rows: { ...rows, [CONTACTS]: contacts },
  };
}

/** A migration as one would write it for that change. */
export const cityBecomesTown: Migration = {
  name: '0000-city-becomes-town',
  changes: ['s360_contacts.city'],
  async up(transaction) {
    if (!(await transaction.schema.hasColumn(CONTACTS, 'city'))) return;
    await transaction.schema.alterTable(CONTACTS, (table) => table.renameColumn('city', 'town'));
  },
};
