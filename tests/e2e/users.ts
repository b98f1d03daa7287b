import { type AdminApi, valueAt } from '../demo/admin-api';
import { conditionAt, PERMISSION_ACTIONS } from '../../server/src/contracts';
import type { Login } from './admin-pages';

const READ = 'plugin::content-manager.explorer.read';
const LISTS = ['contact', 'order', 'order-line'].map((name) => `plugin::s360.${name}`);

/** Where the permissions of a role hold: at one institution only, or everywhere. */
export interface Limits {
  /** To see. */
  reading: string | null;
  /** To act. */
  acting: string | null;
}

const conditionsAt = (institution: string | null): string[] =>
  institution === null ? [] : [conditionAt(institution)];

const isReading = (action: string): boolean => action.endsWith('.read');

/** A user whose role has all permissions of the plugin, within limits. */
export async function userWithin(
  admin: AdminApi,
  { acting, reading }: Limits,
  firstname: string,
): Promise<Login> {
  const role = await admin.post('/admin/roles', { name: `Role of ${firstname}`, description: '' });
  const roleId = String(valueAt(role, 'data', 'id'));
  const ofPlugin = Object.values(PERMISSION_ACTIONS).map((action) => ({
    action,
    subject: null,
    properties: {},
    conditions: conditionsAt(isReading(action) ? reading : acting),
  }));
  const types = valueAt(await admin.get('/content-manager/content-types'), 'data');
  const ofLists = LISTS.map((subject) => ({
    action: READ,
    subject,
    properties: { fields: fieldsOf(types, subject) },
    // A contact belongs to no institution.
    conditions: subject === LISTS[0] ? [] : conditionsAt(reading),
  }));
  const permissions = [...ofPlugin, ...ofLists];
  await admin.put(`/admin/roles/${roleId}/permissions`, { permissions });
  const login = { email: `${firstname.toLowerCase()}@example.com`, password: 'S360-demo' };
  const user = await admin.post('/admin/users', {
    firstname,
    lastname: 'Colleague',
    email: login.email,
    roles: [Number(roleId)],
  });
  await admin.post('/admin/register', {
    registrationToken: valueAt(user, 'data', 'registrationToken'),
    userInfo: { firstname, lastname: 'Colleague', password: login.password },
  });
  return login;
}

function fieldsOf(types: unknown, uid: string): string[] {
  const type = (Array.isArray(types) ? (types as unknown[]) : []).find(
    (one) => valueAt(one, 'uid') === uid,
  );
  return Object.keys(Object(valueAt(type, 'attributes'))).filter((name) => name !== 'id');
}
