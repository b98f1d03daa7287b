import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extensionAdvice } from '../../../server/src/app/app-files';

describe('where an app adds to our content types', () => {
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

  it('is a file of its language', () => {
    expect(inJavaScript()).toBe(`add it in ${FILE}.js`);
    expect(inTypeScript()).toBe(`add it in ${FILE}.ts`);
  });

  it('is the TypeScript that its JavaScript was made from', () => {
    withFiles(`${FILE}.ts`, `dist/${FILE}.js`);
    expect(inTypeScript()).toBe(`add it in ${FILE}.ts`);
  });

  it('is the JavaScript that a TypeScript app takes over as it is', () => {
    withFiles(`${FILE}.js`, `dist/${FILE}.js`);
    expect(inTypeScript()).toBe(`add it in ${FILE}.js`);
  });

  it('is not the JavaScript that a TypeScript app leaves out: it is to be renamed', () => {
    withFiles(`${FILE}.js`);
    expect(inTypeScript()).toMatch(`${FILE}.js is not part of this app`);
    expect(inTypeScript()).toMatch('rename it to strapi-server.ts');
  });
});
