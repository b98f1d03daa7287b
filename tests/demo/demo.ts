import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AdminApi, logIn, registerAdmin } from './admin-api';
import { sendFirstLoad, untilApplied } from './first-load';
import { startSending } from './start-sending';
import { startSimulatedS360, type SimulatedS360 } from './simulated-s360';
import { startStrapiProcess, type StrapiProcess } from './strapi-process';

export interface DemoOptions {
  port: number;
  s360Port: number;
  /** Database, log and S-360's state: a fresh folder is a fresh demo. */
  folder: string;
  /** Settings of the plugin that differ from the demo's. */
  settings?: object;
  tell: (line: string) => void;
  signal?: AbortSignal;
}

/** S-360 and a Strapi that is in sync with it. */
export interface Demo {
  s360: SimulatedS360;
  strapi: StrapiProcess;
  /** Strapi first: its calls in flight still get an answer. */
  stop(): Promise<void>;
}

/** Starts both; in a fresh folder S-360 then loads its contacts into the CRM. */
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
    if (isFresh || !s360.continued) await fillCrm(admin, s360, tell);
    if (await startSending(admin)) {
      tell('First start: sending to S-360 is started; the first saves are read back.');
    }
    s360.keepState();
    return { s360, strapi, stop };
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
