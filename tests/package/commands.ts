import path from 'node:path';
import { expect, type Checks } from '../demo/checks';
import { run } from '../demo/command';
import { strapiProgram } from '../demo/folders';
import type { ShippedSimulator } from './simulator';

/** Some only register the plugins, some load the database, some mount the routes. */
const COMMANDS = [
  ['services:list'],
  ['ts:generate-types'],
  ['routes:list'],
  ['export', '--no-encrypt', '--file', 'exported'],
  ['import', '--force', '--file', 'exported.tar.gz'],
] as const;

/** Gives the contact, which is in sync, a change that is pending. */
const CHANGE_CONTACT = `
  const database = require('better-sqlite3')(process.env.DATABASE_FILENAME);
  database.exec(\`
    UPDATE s360_contacts SET town = 'Bern';
    UPDATE s360_contact_links SET state = 'pending', marked_revision = marked_revision + 1;
  \`);
`;

/** Strapi’s commands succeed in an app with pending pushes, and send nothing. */
export async function checkCommands(
  { app, s360, folder }: { app: string; s360: ShippedSimulator; folder: string },
  checks: Checks,
): Promise<void> {
  const environment = {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    PORT: '1337',
    S360_URL: s360.url,
    DATABASE_FILENAME: path.join(folder, 'data.db'),
  };
  const node = (name: string, parameters: readonly string[]) =>
    run({ name, program: process.execPath, parameters, folder: app, environment });
  await node('a change of the contact', ['-e', CHANGE_CONTACT]);
  const calls = async () => JSON.stringify(await s360.answered('calls'));
  const callsBefore = await calls();
  for (const [command, ...parameters] of COMMANDS) {
    await checks.check(`the command "strapi ${command}" succeeds`, () =>
      node(command, [strapiProgram(app), command, ...parameters]).then(() => undefined),
    );
  }
  await checks.check('the commands make no call to S-360', async () =>
    expect((await calls()) === callsBefore, 'calls were received'),
  );
}
