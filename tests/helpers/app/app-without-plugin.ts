import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const APP = path.resolve(__dirname, '../../app');

/**
 * A new folder with an app that has the configuration of the tests' app and does not know the
 * plugin. The caller removes it.
 */
export function appWithoutPlugin(): string {
  const app = mkdtempSync(path.join(tmpdir(), 's360-without-'));
  cpSync(path.join(APP, 'config'), path.join(app, 'config'), {
    recursive: true,
    filter: (file) => path.basename(file) !== 'plugins.js',
  });
  mkdirSync(path.join(app, 'public/uploads'), { recursive: true });
  writeFileSync(path.join(app, 'package.json'), JSON.stringify({ name: 'without-plugin' }));
  return app;
}
