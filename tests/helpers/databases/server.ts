import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { databaseClient } from './client';

/**
 * Creates a database, if a file is named as a copy of the prepared one: the file contains its name
 * on PostgreSQL, and statements for MariaDB, which cannot copy a database.
 */
export async function createDatabase(name: string, preparedFile?: string): Promise<void> {
  const prepared = preparedFile === undefined ? null : readFileSync(preparedFile, 'utf8');
  if (databaseClient() === 'mysql') {
    await onServer((server) => server.raw('create database ??', [name]));
    if (prepared !== null) await onServer((server) => server.raw(prepared), name);
    return;
  }
  await onServer(async (server) => {
    await server.raw('create database ?? template ??', [name, prepared ?? 'template1']);
    // Hardly a test outlives the server, so commits need not wait for the disk.
    if (process.env.DATABASE_SYNCHRONOUS !== 'ON')
      await server.raw('alter database ?? set synchronous_commit = off', [name]);
  });
}

export async function dropDatabase(name: string): Promise<void> {
  await onServer((server) => drop(server, name));
}

/** Drops all databases whose name begins with these letters. */
export async function dropDatabases(prefix: string): Promise<void> {
  await onServer(async (server) => {
    const [table, column] =
      databaseClient() === 'postgres'
        ? ['pg_database', 'datname']
        : ['information_schema.schemata', 'schema_name'];
    const names: string[] = await server(table).where(column, 'like', `${prefix}%`).pluck(column);
    for (const name of names) await drop(server, name);
  });
}

/** The statements that fill an empty database like this one, which has to remain. */
export async function statementsToCopy(connection: Knex, name: string): Promise<string> {
  const rowsOf = async (sql: string, ...names: string[]): Promise<Record<string, string>[]> => {
    const [rows] = await connection.raw<Record<string, string>[][]>(sql, names);
    return rows ?? [];
  };
  const statements = ['set foreign_key_checks = 0'];
  for (const table of (await rowsOf('show tables')).flatMap((row) => Object.values(row))) {
    for (const created of await rowsOf('show create table ??', table))
      statements.push(String(created['Create Table']));
    if ((await rowsOf('select 1 from ?? limit 1', table)).length > 0)
      statements.push(`insert into \`${table}\` select * from \`${name}\`.\`${table}\``);
  }
  return statements.join(';\n');
}

const drop = (server: Knex, name: string) =>
  server.raw(
    databaseClient() === 'postgres'
      ? 'drop database if exists ?? with (force)'
      : 'drop database if exists ??',
    [name],
  );

/** Works on the server of the `DATABASE_*` variables, as a user who may create databases. */
async function onServer(
  work: (server: Knex) => PromiseLike<unknown>,
  database?: string,
): Promise<void> {
  // Loaded only here: on SQLite no test file needs it.
  const { default: knex } = await import('knex');
  const isPostgres = databaseClient() === 'postgres';
  const { DATABASE_HOST, DATABASE_PASSWORD, DATABASE_PORT, DATABASE_USERNAME } = process.env;
  const server = knex({
    client: isPostgres ? 'pg' : 'mysql2',
    connection: {
      host: DATABASE_HOST ?? '127.0.0.1',
      port: Number(DATABASE_PORT ?? (isPostgres ? 5432 : 3306)),
      user: DATABASE_USERNAME ?? (isPostgres ? 'postgres' : 'root'),
      password: DATABASE_PASSWORD ?? '',
      ...(isPostgres ? { database: 'postgres' } : { database, multipleStatements: true }),
    },
  });
  try {
    await work(server);
  } finally {
    await server.destroy();
  }
}
