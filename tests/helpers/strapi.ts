import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';

const APP = path.resolve(__dirname, '../app');
const ADMIN = {
  email: 'admin@example.com',
  password: 'S360-demo',
  firstname: 'Ada',
  lastname: 'Admin',
};

/** A real Strapi with the built plugin, in this process, on a database of its own. */
export interface RunningStrapi {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:…` */
  url: string;
  /** Calls as the first admin user. */
  admin(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  stop(): Promise<void>;
}

export interface StrapiOptions {
  institutions: readonly unknown[];
  settings?: Record<string, unknown>;
  /** The folder of an earlier run, to start on its data again. */
  folder?: string;
  keepFolder?: boolean;
}

/** Boots Strapi; what differs from the app's own configuration comes in by the environment. */
export async function startStrapi({
  folder,
  institutions,
  keepFolder,
  settings,
}: StrapiOptions): Promise<RunningStrapi> {
  const home = folder ?? mkdtempSync(path.join(os.tmpdir(), 's360-test-'));
  Object.assign(process.env, {
    NODE_ENV: 'test',
    STRAPI_TELEMETRY_DISABLED: 'true',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    S360_INSTITUTIONS: JSON.stringify(institutions),
    S360_SETTINGS: JSON.stringify(settings ?? {}),
    DATABASE_FILENAME: path.join(home, 'data.db'),
  });
  const strapi = await createStrapi({ appDir: APP, distDir: APP }).load();
  await strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await adminToken(url);
  return {
    strapi,
    url,
    admin: (method, where, body) => call(url + where, method, body, token),
    async stop() {
      await strapi.destroy();
      if (!keepFolder) rmSync(home, { recursive: true, force: true });
    },
  };
}

async function adminToken(url: string): Promise<string> {
  const registered = await call(`${url}/admin/register-admin`, 'POST', ADMIN);
  const answer =
    registered.status < 300 ? registered : await call(`${url}/admin/login`, 'POST', ADMIN);
  const { data } = answer.body as { data: { token?: string; accessToken?: string } };
  return data.token ?? data.accessToken ?? '';
}

async function call(url: string, method: string, body?: unknown, token?: string) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Some answers are no JSON; the text says what it is.
  }
  return { status: response.status, body: parsed };
}
