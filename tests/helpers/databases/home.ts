import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { databaseClient } from './client';
import { createDatabase, dropDatabase } from './server';

/** Names of databases on a server of this run begin with it, so that none remains. */
export const databasesOfRun = (run: string): string => `s360-test-${run}-`;

/**
 * A new folder for a Strapi with a copy of the prepared database: a file there, or a database with
 * the name of the folder on the server.
 */
export async function newHome(): Promise<string> {
  const home = mkdtempSync(path.join(os.tmpdir(), databasesOfRun(process.env.S360_TEST_RUN ?? '')));
  const prepared = process.env.S360_PREPARED_DATABASE;
  if (databaseClient() !== 'sqlite') await createDatabase(path.basename(home), prepared);
  else if (prepared !== undefined) copyFileSync(prepared, fileIn(home));
  return home;
}

/** The variables with which a Strapi uses the database of a folder. */
export const databaseOf = (home: string): Record<string, string> =>
  databaseClient() === 'sqlite'
    ? sqliteFile(fileIn(home))
    : { DATABASE_CLIENT: databaseClient(), DATABASE_NAME: path.basename(home) };

/** The same for one file of SQLite. */
export const sqliteFile = (file: string): Record<string, string> => ({
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: file,
});

export async function removeHome(home: string): Promise<void> {
  if (databaseClient() !== 'sqlite') await dropDatabase(path.basename(home));
  rmSync(home, { recursive: true, force: true });
}

const fileIn = (home: string): string => path.join(home, 'data.db');
