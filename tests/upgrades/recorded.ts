import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Schema } from '@strapi/database/dist/schema/types';

const SCHEMAS = path.join(__dirname, 'schemas');

/** The file with the schema of a version. */
export const schemaFile = (version: string): string => path.join(SCHEMAS, `${version}.json`);

/** The versions whose schema is recorded: those that were released, and the one in the making. */
export const recordedVersions = (): string[] =>
  readdirSync(SCHEMAS).map((file) => path.basename(file, '.json'));

export const isRecorded = (version: string): boolean => existsSync(schemaFile(version));

/** The tables of the plugin in a version. */
export const recordedSchema = (version: string): Schema =>
  JSON.parse(readFileSync(schemaFile(version), 'utf8')) as Schema;

/** The version of this working copy. */
export function presentVersion(): string {
  const file = path.resolve(__dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
