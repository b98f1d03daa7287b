import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extensionAdvice } from '../../../server/src/app/app-files';

describe('the file named for extending our content types', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 's360-app-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const withFiles = (...files: string[]): void => {
    for (const file of files) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), '');
    }
  };
  const inJavaScript = () => extensionAdvice({ app: { root }, dist: { root } });
  const inTypeScript = () =>
    extensionAdvice({ app: { root }, dist: { root: path.join(root, 'dist') } });
  const FILE = 'src/extensions/s360/strapi-server';

  it('has the extension of the app’s language', () => {
    expect(inJavaScript()).toBe(`add it in ${FILE}.js`);
    expect(inTypeScript()).toBe(`add it in ${FILE}.ts`);
  });

  it('is the TypeScript file from which the JavaScript was compiled', () => {
    withFiles(`${FILE}.ts`, `dist/${FILE}.js`);
    expect(inTypeScript()).toBe(`add it in ${FILE}.ts`);
  });

  it('is the JavaScript file that the TypeScript app copies to dist', () => {
    withFiles(`${FILE}.js`, `dist/${FILE}.js`);
    expect(inTypeScript()).toBe(`add it in ${FILE}.js`);
  });

  it('is not a JavaScript file that the TypeScript app ignores, which must be renamed', () => {
    withFiles(`${FILE}.js`);
    expect(inTypeScript()).toMatch(`${FILE}.js is not part of this app`);
    expect(inTypeScript()).toMatch('rename it to strapi-server.ts');
  });
});
