import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtApp } from '../../../../server/src/app/commands/built-app';

const at = (hour: number) => new Date(Date.UTC(2026, 4, 1, hour));

describe('the compiled form of an app', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 's360-built-'));
    for (const name of ['config/server.ts', 'src/index.ts', 'src/admin/app.tsx', 'package.json'])
      write(name, 8);
    write('dist/tsconfig.tsbuildinfo', 9);
    for (const name of ['config', 'src/admin', 'src']) touch(name, 8);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const touch = (name: string, hour: number) =>
    utimesSync(path.join(folder, name), at(hour), at(hour));

  function write(name: string, hour: number): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    touch(name, hour);
  }

  it('is used as long as nothing changed since', async () => {
    expect(await builtApp(folder)).toEqual({
      appDir: folder,
      distDir: path.join(folder, 'dist'),
    });
  });

  it.each(['config/server.ts', 'src/index.ts', 'package.json'])(
    'is not used after a change of %s',
    async (name) => {
      touch(name, 10);
      expect(await builtApp(folder)).toBeNull();
    },
  );

  it('is not used after a file was removed', async () => {
    rmSync(path.join(folder, 'config/server.ts'));
    expect(await builtApp(folder)).toBeNull();
  });

  it('is not concerned by a change of the admin panel', async () => {
    touch('src/admin/app.tsx', 10);
    expect(await builtApp(folder)).not.toBeNull();
  });

  it('does not exist where nothing was compiled, as in an app in JavaScript', async () => {
    rmSync(path.join(folder, 'dist'), { recursive: true });
    expect(await builtApp(folder)).toBeNull();
  });
});
