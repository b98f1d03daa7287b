import knex, { type Knex } from 'knex';
import { amongFound } from '../../../../server/src/kernel/database/among-found';

describe('the condition that an attribute is among what a query finds', () => {
  let database: Knex;
  let statements: string[];
  beforeAll(async () => {
    const connection = { filename: ':memory:' };
    database = knex({ client: 'better-sqlite3', connection, useNullAsDefault: true });
    await database.schema.createTable('contacts', (table) => table.string('number'));
    await database('contacts').insert(['1', '2', '3'].map((number) => ({ number })));
    database.on('query', ({ sql }: { sql: string }) => {
      if (sql.startsWith('select')) statements.push(sql);
    });
  });
  beforeEach(() => {
    statements = [];
  });
  afterAll(() => database.destroy());

  const transaction = <T>(work: (trx: Knex.Transaction) => Promise<T>) =>
    database.transaction(work);
  const among = (query: () => Knex.QueryBuilder, most: number) =>
    amongFound({ client: 'sqlite', connection: database, transaction }, query, most);
  const numbers = () => database('contacts').select('number').orderBy('number');

  it('lists what is little', async () => {
    expect(await among(numbers, 3)).toEqual({ $in: ['1', '2', '3'] });
    expect(await among(() => numbers().where('number', '9'), 3)).toEqual({ $in: [] });
  });

  it('leaves more to a subquery, which is not run by being awaited', async () => {
    const { $in } = await among(numbers, 2);
    expect(statements).toHaveLength(1);
    if (!('toSQL' in $in)) throw new Error('it is listed');
    const found = await database('contacts').whereIn('number', $in);
    expect(found).toHaveLength(3);
    expect(statements).toHaveLength(2);
  });

  it('gives what is little to PostgreSQL as a table, which it looks up by an index', async () => {
    const connection = knex({ client: 'pg' });
    const asked = { client: 'postgres', connection, transaction } as const;
    const { $in } = await amongFound(asked, numbers, 3);
    if (!('toSQL' in $in)) throw new Error('it is listed');
    expect(connection('contacts').whereIn('number', $in).toSQL().toNative()).toMatchObject({
      sql: 'select * from "contacts" where "number" in (select unnest($1::text[]))',
      bindings: [['1', '2', '3']],
    });
  });
});
