import type { Core } from '@strapi/strapi';
import type { Modules } from '../../../server/src/app/modules';

/** The key under which the plugin stores them, see `modulesOf` in `server/src/app`. */
const KEY: unique symbol = Symbol.for('strapi-plugin-s360.modules');

/** The modules of the running plugin, without loading their sources in the test. */
export function modulesOf(strapi: Core.Strapi): Modules {
  const { [KEY]: modules } = strapi as Core.Strapi & { [KEY]?: Modules };
  if (!modules) throw new Error('The plugin has made no modules yet.');
  return modules;
}
