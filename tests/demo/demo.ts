import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AdminApi, logIn, registerAdmin } from './admin-api';
import { checkNewInstitutions } from './first-check';
import { sendFirstLoad, untilApplied } from './first-load';
import { startSimulatedS360, type SimulatedS360 } from './simulated-s360';
import { startStrapiProcess, type StrapiProcess } from './strapi-process';

export interface DemoOptions {
  port: number;
  s360Port: number;
  /** The database, the log and the state of S-360; a new folder is a new demo. */
  folder: string;
  /** Settings of the plugin that differ from the demo's. */
  settings?: object;
  tell: (line: string) => void;
  signal?: AbortSignal;
}

/** S-360 and a Strapi in sync with it. */
export interface Demo {
  s360: SimulatedS360;
  strapi: StrapiProcess;
  /** Whether S-360 has just sent its first load. */
  isFresh: boolean;
  /** Strapi stops first, so that its calls in progress get an answer. */
  stop(): Promise<void>;
}

/** Starts both; in a new folder S-360 then sends its first load to the CRM. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, port, s360Port, settings, signal, tell } = options;
  const isFresh = !existsSync(path.join(folder, 'data.db'));
  const strapiUrl = `http://127.0.0.1:${port}`;
  const s360 = await startSimulatedS360({ port: s360Port, strapiUrl, folder });
  let strapi: StrapiProcess | undefined;
  const stop = async (): Promise<void> => {
    await strapi?.stop();
    await s360.stop();
  };
  try {
    tell('Starting Strapi (a few seconds) …');
    strapi = await startStrapiProcess({ port, s360Url: s360.url, folder, settings, signal });
    await registerAdmin(strapiUrl);
    const admin = await logIn(strapiUrl);
    const isToFill = isFresh || !s360.continued;
    if (isToFill) await fillCrm(admin, s360, tell);
    await checkOnce(admin, s360, tell);
    s360.keepState();
    return { s360, strapi, isFresh: isToFill, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fillCrm(
  admin: AdminApi,
  s360: SimulatedS360,
  tell: (line: string) => void,
): Promise<void> {
  tell('First start: S-360 sends its contacts to the CRM (a few seconds) …');
  const contacts = await sendFirstLoad(s360);
  if (await untilApplied(contacts, admin)) return;
  tell('Not all contacts have arrived yet; the rest follows.');
}

/** Nothing is sent to a new institution before its check, which later starts find passed. */
async function checkOnce(
  admin: AdminApi,
  s360: SimulatedS360,
  tell: (line: string) => void,
): Promise<void> {
  const begunAt = Date.now();
  const checks = await checkNewInstitutions(admin, s360);
  const seconds = ((Date.now() - begunAt) / 1_000).toFixed(1);
  for (const { calls, hasPassed, name } of checks) {
    const result = hasPassed
      ? 'it works as the CRM expects, so sending starts'
      : 'something is not as the CRM expects, so nothing is sent';
    tell(`First start: S-360 is checked at ${name} (${calls} calls, ${seconds} s): ${result}.`);
  }
}
