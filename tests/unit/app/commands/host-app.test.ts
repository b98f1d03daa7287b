import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadHostApp } from '../../../../server/src/app/commands/host-app';

/** An app whose Strapi reads `.env` where the process is while it is loaded, as the real one does. */
const APP = {
  'package.json': '{}',
  'node_modules/@strapi/strapi/package.json': '{ "main": "index.js" }',
  'node_modules/@strapi/strapi/index.js': `
    const loadedIn = process.cwd();
    exports.compileStrapi = async (options) => options;
    exports.createStrapi = () => ({
      log: { transports: [{ stderrLevels: {} }, {}] }, plugins: { s360: {} }, load: async () => {}, destroy: async () => {},
      dirs: { app: { root: loadedIn } },
    });`,
};

describe('an app that a command is given by --app', () => {
  const startedIn = process.cwd();
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 's360-elsewhere-')));

  beforeAll(() => {
    for (const [name, text] of Object.entries(APP)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  });
  afterAll(() => {
    process.chdir(startedIn);
    rmSync(folder, { recursive: true });
  });

  it('is where Strapi is loaded, so that it reads the .env of the app', async () => {
    const { strapi } = await loadHostApp(folder);
    expect(strapi.dirs.app.root).toBe(folder);
  });

  it('logs its errors to standard error, so that only the answer is on standard output', async () => {
    const { strapi } = await loadHostApp(folder);
    expect(strapi.log.transports).toEqual([{ stderrLevels: { error: true } }, {}]);
  });
});
