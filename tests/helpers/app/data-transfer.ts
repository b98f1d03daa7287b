import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/*
 * `strapi export` and `strapi import` without their processes: the same providers with the same
 * options. Files of the media library are left out, because the app's folder is shared.
 */

type Options = Record<string, unknown>;

interface TransferEngine {
  transfer(): Promise<unknown>;
}
type Provider = (options: Options) => unknown;

interface DataTransfer {
  engine: {
    createTransferEngine(source: unknown, destination: unknown, o: Options): TransferEngine;
  };
  file: {
    providers: {
      createLocalFileSourceProvider: Provider;
      createLocalFileDestinationProvider: Provider;
    };
  };
  strapi: {
    providers: {
      createLocalStrapiSourceProvider: Provider;
      createLocalStrapiDestinationProvider: Provider;
    };
  };
}

/** What Strapi's commands make of their arguments. */
interface TransferCommands {
  buildTransferTransforms(options: Options): Options;
  parseRestoreFromOptions(options: Options, strapi: Core.Strapi): Options;
}

/** Loads a package in the world of the running Strapi; see the environment of these tests. */
declare const requireShared: NodeJS.Require;

const dataTransfer = (): DataTransfer => requireShared('@strapi/data-transfer');

function commands(): TransferCommands {
  const strapi = path.dirname(requireShared.resolve('@strapi/strapi/package.json'));
  return requireShared(path.join(strapi, 'dist/src/cli/utils/data-transfer.js'));
}

const OPTIONS = { exclude: ['files'] };
const PLAIN = { compression: { enabled: false }, encryption: { enabled: false } };

/**
 * `strapi export --no-encrypt --no-compress --file …`.
 * @returns the file of the archive
 */
export async function exportStrapi(strapi: Core.Strapi, file: string): Promise<string> {
  const { engine, file: files, strapi: local } = dataTransfer();
  await engine
    .createTransferEngine(
      local.providers.createLocalStrapiSourceProvider({
        getStrapi: () => Promise.resolve(strapi),
        autoDestroy: false,
      }),
      files.providers.createLocalFileDestinationProvider({ file: { path: file }, ...PLAIN }),
      {
        versionStrategy: 'ignore',
        schemaStrategy: 'ignore',
        ...OPTIONS,
        transforms: commands().buildTransferTransforms(OPTIONS),
      },
    )
    .transfer();
  return `${file}.tar`;
}

/** `strapi import --force --file …`. */
export async function importIntoStrapi(
  strapi: Core.Strapi,
  archive: string,
  options: { exclude: string[] } = OPTIONS,
): Promise<void> {
  const { engine, file: files, strapi: local } = dataTransfer();
  const { buildTransferTransforms, parseRestoreFromOptions } = commands();
  await engine
    .createTransferEngine(
      files.providers.createLocalFileSourceProvider({ file: { path: archive }, ...PLAIN }),
      local.providers.createLocalStrapiDestinationProvider({
        getStrapi: () => Promise.resolve(strapi),
        autoDestroy: false,
        strategy: 'restore',
        restore: parseRestoreFromOptions(options, strapi),
      }),
      {
        versionStrategy: 'ignore',
        schemaStrategy: 'strict',
        ...options,
        transforms: buildTransferTransforms(options),
      },
    )
    .transfer();
}

/** What the lines of an archive that is not compressed say under a name. */
const namedIn = (archive: string, pattern: RegExp): string[] =>
  [
    ...new Set([...readFileSync(archive, 'utf8').matchAll(pattern)].map(([, name = '']) => name)),
  ].sort();

/** The plugin's types of the entities in an archive. */
export const typesIn = (archive: string): string[] =>
  namedIn(archive, /\{"type":"((?:plugin::s360\.|s360::)[\w.-]+)"/g);

/** The plugin's own settings in an archive, among Strapi's. */
export const storeKeysIn = (archive: string): string[] =>
  namedIn(archive, /"key":"plugin_s360_([^"]+)"/g);
