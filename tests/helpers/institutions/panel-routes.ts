import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, listAt, textAt } from '../json';
import type { RunningStrapi } from '../strapi/strapi';
import { REQUIRED_PERMISSIONS } from './required-permissions';

export interface PanelRoute {
  method: string;
  path: string;
  /** The permission that it asks for. */
  asked: string;
  /** The permission that it has to ask for; empty if nobody has decided. */
  action: string;
  recordOf: string | null;
  /** Whether the path names an institution or a record of one, or it concerns all. */
  isOfOne: boolean;
}

/** The permission that a route has to ask for, as it was decided. */
const requiredFor = (route: string): string =>
  Object.entries(PERMISSION_ACTIONS).find(([name]) =>
    Object.entries(REQUIRED_PERMISSIONS).some(
      ([required, paths]) => required === name && paths.includes(route),
    ),
  )?.[1] ?? '';

/** The routes of the panel, and what each says of itself. */
export function panelRoutesOf({ strapi }: RunningStrapi): PanelRoute[] {
  const plugin: unknown = strapi.plugin('s360').routes;
  return listAt(plugin, 'admin', 'routes').map((route) => {
    const [method, path] = [textAt(route, 'method'), textAt(route, 'path')];
    const limit = listAt(route, 'config', 'policies').find(
      (policy) => at(policy, 'name') === 'plugin::s360.within-institutions',
    );
    const recordOf = at(limit, 'config', 'recordOf');
    return {
      method,
      path,
      asked: listAt(limit, 'config', 'actions').map(String).join(', '),
      action: requiredFor(`${method} ${path}`),
      recordOf: typeof recordOf === 'string' ? recordOf : null,
      isOfOne:
        typeof recordOf === 'string' ||
        at(limit, 'config', 'concernsAll') === true ||
        /:(code|institution)\b/.test(path),
    };
  });
}
