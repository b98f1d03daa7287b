import type { Core } from '@strapi/strapi';
import knex from 'knex';
import { CONTACT_UID } from '../../../server/src/contracts';
import { venueColumns } from '../../../server/src/identity/venue-columns';

const METADATA = {
  tableName: 'contacts',
  attributes: {
    id: { type: 'increments', columnName: 'id' },
    lastName: { type: 'string', columnName: 'last_name' },
    updatedAt: { type: 'datetime', columnName: 'updated_at' },
    isMember: { type: 'boolean', columnName: 'is_member' },
    visits: { type: 'integer', columnName: 'visits' },
    preferences: { type: 'json', columnName: 'preferences' },
  },
};

const strapiWith = (metadata: typeof METADATA) =>
  ({ db: { metadata: new Map([[CONTACT_UID, metadata]]) } }) as unknown as Core.Strapi;

describe('the columns of a venue that are not texts', () => {
  const database = knex({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    useNullAsDefault: true,
  });
  afterAll(() => database.destroy());

  it('are filled in the remaining row when they are empty, and all others stay unchanged', async () => {
    await database.schema.createTable('contacts', (table) => {
      table.increments('id');
      table.string('last_name');
      table.datetime('updated_at');
      table.boolean('is_member');
      table.integer('visits');
      table.json('preferences');
    });
    const preferences = JSON.stringify({ language: ['de'] });
    await database('contacts').insert([
      { id: 1, is_member: false, visits: null, preferences: null },
      { id: 2, is_member: true, visits: 7, preferences, last_name: 'Other', updated_at: 5 },
    ]);
    const columns = venueColumns(strapiWith(METADATA));
    await database.transaction((trx) => columns.fill({ keepId: 1, removeId: 2, trx }));
    expect(await database('contacts').where({ id: 1 })).toEqual([
      { id: 1, is_member: 0, visits: 7, preferences, last_name: null, updated_at: null },
    ]);
    expect(['isMember', 'visits', 'lastName'].map(columns.isTyped)).toEqual([true, true, false]);
  });
});
