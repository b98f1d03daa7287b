import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core, factories } from '@strapi/strapi';

/**
 * The factories of controllers and services of the running Strapi. They are loaded on use: an
 * import of Strapi's ES modules would keep plain Node from loading the plugin, because they import
 * a folder of lodash.
 */
export function strapiFactories(strapi: Core.Strapi): typeof factories {
  const fromApp = createRequire(path.join(strapi.dirs.app.root, 'package.json'));
  const loaded = fromApp('@strapi/strapi') as { factories: typeof factories };
  return loaded.factories;
}
