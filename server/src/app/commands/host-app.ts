import type { Core } from '@strapi/strapi';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PLUGIN_ID } from '../../contracts/uids';
import { builtApp } from './built-app';
import { loadToRead } from './load-to-read';
import { ENDING_SIGNALS } from './terminal';

interface HostApp {
  strapi: Core.Strapi;
  close(): Promise<void>;
}

/**
 * The part of the app's own `@strapi/strapi` that is used. It is loaded from the app, because only
 * one copy may exist.
 */
interface AppsStrapi {
  compileStrapi(options: { appDir: string }): Promise<{ appDir: string; distDir: string }>;
  createStrapi(context: { appDir: string; distDir: string }): Core.Strapi;
}

/** The folder is not a Strapi app, or its Strapi does not load. */
class NoHostAppError extends Error {
  override readonly name = 'NoHostAppError';
}

/**
 * Goes into the folder of the app first: Strapi reads `.env` from there as soon as it is loaded, and
 * configurations name files relative to it.
 */
function appsStrapi(folder: string): AppsStrapi {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) {
    throw new NoHostAppError(`There is no Strapi app in ${folder}: go there, or name it by --app.`);
  }
  process.chdir(folder);
  try {
    // The package is only found at run time, so its type is asserted.
    return createRequire(manifest)('@strapi/strapi') as AppsStrapi;
  } catch {
    throw new NoHostAppError(`${folder} has no @strapi/strapi: is it the folder of a Strapi app?`);
  }
}

/**
 * Strapi ends the process with 0 at a signal, whatever the command is doing. Here the command
 * decides that, and ends Strapi itself.
 */
function withoutNewSignals<Made>(make: () => Made): Made {
  const before = ENDING_SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  const made = make();
  for (const [signal, known] of before) {
    const added = process.listeners(signal).filter((listener) => !known.includes(listener));
    for (const listener of added) process.off(signal, listener);
  }
  return made;
}

/** Standard output is for what the command prints, which programs read. */
function logToStandardError(strapi: Core.Strapi): void {
  for (const transport of strapi.log.transports) {
    if ('stderrLevels' in transport) transport.stderrLevels = { error: true };
  }
}

/**
 * Loads the Strapi of an app as Strapi's own commands do: the configuration and extensions of a
 * TypeScript app are compiled first. For a command that only reads, both are left out where nothing
 * has changed since the app last started. Only errors are logged, so that the log does not mix with
 * the output.
 * @throws NoHostAppError when there is no such app, or it lacks the plugin
 */
export async function loadHostApp(folder: string, readsOnly = false): Promise<HostApp> {
  const { compileStrapi, createStrapi } = appsStrapi(folder);
  const built = readsOnly ? await builtApp(folder) : null;
  const context = built ?? (await compileStrapi({ appDir: folder }));
  const strapi = withoutNewSignals(() => createStrapi(context));
  strapi.log.level = 'error';
  logToStandardError(strapi);
  await (readsOnly ? loadToRead(strapi) : strapi.load());
  if (!Object.hasOwn(strapi.plugins, PLUGIN_ID)) {
    await strapi.destroy();
    throw new NoHostAppError(`The app in ${folder} does not have the S-360 plugin enabled.`);
  }
  return { strapi, close: () => strapi.destroy() };
}
