import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/** The part of Strapi's folders that shows where an app keeps its code. */
type AppFolders = { app: { root: string }; dist: { root: string } };

const EXTENSION = 'src/extensions/s360/strapi-server';

/** A TypeScript app runs from a different folder than the one with its code. */
const isTypeScript = ({ app, dist }: AppFolders): boolean =>
  path.resolve(app.root) !== path.resolve(dist.root);

export const pluginsFile = ({ dirs }: Pick<Core.Strapi, 'dirs'>): string =>
  `config/plugins.${isTypeScript(dirs) ? 'ts' : 'js'}`;

/**
 * Advice on extending our content types: which file of the app to change, in the app's language.
 */
export function extensionAdvice(dirs: AppFolders): string {
  const isThere = (root: string, ending: string) =>
    existsSync(path.join(root, `${EXTENSION}.${ending}`));
  const isCompiled = isThere(dirs.dist.root, 'js');
  if (!isTypeScript(dirs) || (isCompiled && !isThere(dirs.app.root, 'ts'))) {
    return `add it in ${EXTENSION}.js`;
  }
  return isThere(dirs.app.root, 'js') && !isThere(dirs.app.root, 'ts')
    ? `${EXTENSION}.js is not part of this app, which is in TypeScript: rename it to strapi-server.ts, and add it there`
    : `add it in ${EXTENSION}.ts`;
}
