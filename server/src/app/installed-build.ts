import type { Core } from '@strapi/strapi';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLUGIN_ID } from '../contracts/uids';

/** Which build of the plugin an app runs: many builds have the version of the next release. */
export interface InstalledBuild {
  readonly version: string;
  /** The commit that it was built from, with `+changes` where files differed from it. */
  readonly commit: string | null;
}

const enabled = (strapi: Core.Strapi, key: string): string =>
  String(strapi.config.get(`enabledPlugins.${PLUGIN_ID}.${key}`));

export const ownVersion = (strapi: Core.Strapi): string => enabled(strapi, 'packageInfo.version');

/** Reads `dist/build.json`, which the build writes; without it the commit is not known. */
export function installedBuild(strapi: Core.Strapi): InstalledBuild {
  const file = path.join(enabled(strapi, 'pathToPlugin'), 'dist', 'build.json');
  return { version: ownVersion(strapi), commit: commitIn(file) };
}

function commitIn(file: string): string | null {
  try {
    const { commit } = JSON.parse(readFileSync(file, 'utf8')) as { commit?: unknown };
    return typeof commit === 'string' ? commit : null;
  } catch {
    return null;
  }
}
