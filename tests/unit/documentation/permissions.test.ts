import english from '../../../admin/src/translations/en';
import { PERMISSIONS } from '../../../server/src/app/permissions';
import plugin from '../../../server/src';
import { PAGES, rowsOf, textOf } from './pages';

const ADMIN_ROUTES = plugin.routes.admin.routes.map(({ config, method, path }) => ({
  method,
  path,
  action: config.policies.flatMap((policy) =>
    typeof policy === 'string' ? [] : policy.config.actions,
  )[0],
}));

const PERMISSION_NAMES = Object.entries(PERMISSIONS).map(([action, [name]]) => ({ action, name }));

const explained = new Map(
  rowsOf('docs/integrators/permissions.md').map(([name = '', , routes = '']) => [name, routes]),
);

/** The paths in a cell; `…` matches anything. */
const pathsIn = (cell: string): string[] =>
  [...cell.matchAll(/`(?:[A-Z]+ )?(\S+)`/g)].map(([, path = '']) => path);

const named = (segment: string): boolean => segment !== '' && !segment.startsWith(':');

/** A route is named by a distinctive end of its path. */
function isNamedBy(path: string, cell: string): boolean {
  const end = path.split('/').filter(named).at(-1) ?? '';
  return pathsIn(cell).some((shown) =>
    shown.endsWith('/…')
      ? path.startsWith(shown.slice(0, -1))
      : shown.split('/').filter(named).includes(end),
  );
}

const patternOf = (path: string): string => path.replace(/:\w+/g, ':').replace(/\/$/, '');

describe('the documentation page about permissions', () => {
  it('explains every permission by its name on the Roles page', () => {
    for (const { name } of PERMISSION_NAMES) expect([...explained.keys()]).toContain(`_${name}_`);
  });

  it('names every admin route next to the permission that it requires', () => {
    const missing = ADMIN_ROUTES.filter(({ action, path }) => {
      const name = PERMISSION_NAMES.find((permission) => permission.action === action)?.name;
      return !isNamedBy(path, explained.get(`_${name}_`) ?? '');
    });
    expect(missing).toEqual([]);
  });
});

describe('the documentation', () => {
  it('names only existing routes', () => {
    const known = new Set([
      ...ADMIN_ROUTES.map(({ method, path }) => `${method} /s360${patternOf(path)}`),
      ...plugin.routes.contentApi.routes.map(
        ({ method, path }) => `${method} /api/s360${patternOf(path)}`,
      ),
      'GET /api/s360/contacts',
    ]);
    const shown = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/`([A-Z]+ (?:\/api)?\/s360\/[^`\s?…]*)/g)].map(
        ([, route = '']) => ({ page, route: patternOf(route) }),
      ),
    );
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter(({ route }) => !known.has(route))).toEqual([]);
  });
});

test('the name of a permission fits the Roles page, which cuts longer ones', () => {
  for (const { name } of PERMISSION_NAMES) expect(name.length).toBeLessThanOrEqual(25);
});

describe('the admin screens', () => {
  it('name a permission as the Roles page does', () => {
    const names = PERMISSION_NAMES.map(({ name }) => name);
    const shown = Object.entries(english).filter(([key]) => key.startsWith('permission.'));
    expect(shown.length).toBeGreaterThan(0);
    for (const [, name] of shown) expect(names).toContain(name);
  });
});
