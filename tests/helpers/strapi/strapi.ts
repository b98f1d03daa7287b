import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { databaseOf, newHome, removeHome } from '../databases/home';
import { request, type HttpAnswer } from '../http';
import { earnTrust, type TrustAtBoot } from '../killed-process/earned-trust';
import { forgetRepeatedHooks } from './repeated-hooks';
import { keepLog, refusePersonalLog } from './watched-log';
import { at, objectAt, textAt } from '../json';

const APP = path.resolve(__dirname, '../../app');
const ADMIN = {
  email: 'admin@example.com',
  password: 'S360-demo',
  firstname: 'Ada',
  lastname: 'Admin',
};

/** Calls as one user of the admin panel: a form unchanged, anything else as JSON. */
export type AdminCall = (method: string, path: string, body?: unknown) => Promise<HttpAnswer>;

/** A permission of a role as Strapi stores it. */
export interface RolePermission {
  action: string;
  subject: string | null;
  properties: object;
  conditions: readonly string[];
}

/** A real Strapi with the built plugin in this process, on its own database. */
export interface RunningStrapi {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:…` */
  url: string;
  /** Calls as the first admin user. */
  admin: AdminCall;
  /** The token of these calls, for a separate process. */
  adminToken: string;
  /**
   * Creates a user with one role with these permissions only, and returns calls as that user. The
   * conditions limit the plugin's own permissions.
   */
  userWith(
    actions: readonly (string | RolePermission)[],
    conditions?: readonly string[],
  ): Promise<AdminCall>;
  /** The folder of its database, which names the database on a server. */
  folder: string;
  /** The variables with which a separate process uses its database. */
  database: Record<string, string>;
  /**
   * Stops it; its data can be kept for another start.
   * @throws Error when it logged something of a person.
   */
  stop(data?: 'keep' | 'remove'): Promise<void>;
}

export interface StrapiOptions {
  institutions: readonly unknown[];
  settings?: Record<string, unknown>;
  /** Attributes that the venue adds to the contact. */
  contactAttributes?: Record<string, unknown>;
  /** The folder of an earlier run whose data is used again. */
  folder?: string;
  /**
   * By default all institutions have been in use for a long time; `notStarted` leaves them
   * unchanged.
   */
  trust?: TrustAtBoot | 'notStarted';
  /** Codes of institutions without proven saves, although sending is started. */
  unproven?: readonly string[];
  /** Strapi's own plugins beside ours: `graphql`, `users-permissions`. */
  otherPlugins?: readonly string[];
  /** Adds test code to the app before its database and routes exist. */
  addToApp?(strapi: Core.Strapi): void;
}

/** Starts Strapi with its HTTP server. */
export async function startStrapi(options: StrapiOptions): Promise<RunningStrapi> {
  const { folder, trust = 'earned' } = options;
  const home = folder ?? (await newHome());
  const strapi = createApp(options, home);
  const log = keepLog(strapi);
  try {
    await strapi.register();
    options.addToApp?.(strapi);
    await strapi.bootstrap();
    forgetRepeatedHooks(strapi);
    if (trust !== 'notStarted') await earnTrust(strapi, trust, options.unproven);
    strapi.isLoaded = true;
    // Strapi allows five logins per address in five minutes, across instances.
    strapi.config.set('admin.rateLimit', { enabled: false });
    await strapi.server.mount();
    const url = await listen(strapi);
    const token = (await storedAdminToken(strapi)) ?? (await firstAdminToken(url));
    return runningAt(url, strapi, { home, log, adminToken: token });
  } catch (error) {
    // A start that failed early has less to close, and only its own error matters.
    await strapi.destroy().catch(() => undefined);
    throw error;
  }
}

/**
 * A Strapi without an HTTP server on the data of an earlier run, as in commands, not loaded yet.
 * The caller destroys it.
 */
export const unservedStrapi = (options: StrapiOptions & { folder: string }): Core.Strapi =>
  createApp(options, options.folder);

/** Differences from the app’s own configuration come through the environment. */
function createApp(
  { contactAttributes, institutions, otherPlugins = [], settings }: StrapiOptions,
  home: string,
): Core.Strapi {
  Object.assign(process.env, {
    NODE_ENV: 'test',
    STRAPI_TELEMETRY_DISABLED: 'true',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    S360_INSTITUTIONS: JSON.stringify(institutions),
    S360_SETTINGS: JSON.stringify(settings ?? {}),
    OTHER_PLUGINS: JSON.stringify(otherPlugins),
    S360_CONTACT_ATTRIBUTES: JSON.stringify(contactAttributes ?? {}),
    ...databaseOf(home),
    MAIL_FOLDER: path.join(home, 'mails'),
  });
  return createStrapi({ appDir: APP, distDir: APP });
}

function runningAt(
  url: string,
  strapi: Core.Strapi,
  { adminToken, home, log }: { home: string; log: readonly string[]; adminToken: string },
): RunningStrapi {
  const admin = callAs(url, adminToken);
  return {
    strapi,
    url,
    admin,
    adminToken,
    folder: home,
    database: databaseOf(home),
    userWith: (actions, conditions = []) => userWith(strapi, url, admin, { actions, conditions }),
    async stop(data = 'remove') {
      strapi.server.httpServer.closeAllConnections();
      try {
        await refusePersonalLog(strapi, log);
      } finally {
        await strapi.destroy();
        if (data === 'remove') await removeHome(home);
      }
    },
  };
}

/** The error of a failed start; fails when the start succeeds. */
export async function bootFailure(options: StrapiOptions): Promise<Error> {
  const folder = await newHome();
  try {
    const running = await startStrapi({ ...options, folder });
    await running.stop('keep');
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  } finally {
    await removeHome(folder);
  }
  throw new Error('Strapi started');
}

async function listen(strapi: Core.Strapi): Promise<string> {
  const server = strapi.server.httpServer;
  // A test that blocks this process must not find its kept connections closed.
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Strapi has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Calls as the user of a token. */
export const callAs =
  (url: string, token: string): AdminCall =>
  (method, where, body) =>
    request(url + where, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body instanceof FormData ? { form: body } : body !== undefined && { json: body }),
    });

/**
 * The token of the first admin user in the database, which avoids hashing a password at each start.
 */
async function storedAdminToken(strapi: Core.Strapi): Promise<string | undefined> {
  const { email } = ADMIN;
  const user: unknown = await strapi.db.query('admin::user').findOne({ where: { email } });
  return user === null ? undefined : sessionOf(strapi, objectAt(user).id);
}

/** The session of a user after the login. */
async function sessionOf(strapi: Core.Strapi, userId: unknown): Promise<string> {
  const sessions = strapi.sessionManager('admin');
  const { token } = await sessions.generateRefreshToken(String(userId), undefined, {
    type: 'session',
  });
  return textAt(await sessions.generateAccessToken(token), 'token');
}

/** Registers the first admin user, or logs in when it exists. */
export async function firstAdminToken(url: string): Promise<string> {
  const registered = await request(`${url}/admin/register-admin`, { method: 'POST', json: ADMIN });
  const { email, password } = ADMIN;
  const answer =
    registered.status < 300
      ? registered
      : await request(`${url}/admin/login`, { method: 'POST', json: { email, password } });
  return tokenOf(answer);
}

const tokenOf = ({ body }: HttpAnswer): string =>
  at(body, 'data', 'token') === undefined
    ? textAt(body, 'data', 'accessToken')
    : textAt(body, 'data', 'token');

async function userWith(
  strapi: Core.Strapi,
  url: string,
  admin: AdminCall,
  {
    actions,
    conditions,
  }: { actions: readonly (string | RolePermission)[]; conditions: readonly string[] },
): Promise<AdminCall> {
  const name = `role-${Date.now()}-${Math.random()}`;
  const role = await admin('POST', '/admin/roles', { name, description: '' });
  const roleId = at(role.body, 'data', 'id');
  const permissions = actions.map((action) =>
    typeof action === 'string' ? { action, subject: null, properties: {}, conditions } : action,
  );
  await admin('PUT', `/admin/roles/${String(roleId)}/permissions`, { permissions });
  const user: unknown = await strapi.service('admin::user').create({
    email: `${randomUUID()}@example.com`,
    firstname: 'Uma',
    lastname: 'User',
    isActive: true,
    roles: [roleId],
  });
  return callAs(url, await sessionOf(strapi, objectAt(user).id));
}
