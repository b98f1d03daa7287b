import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '../demo/checks';
import { run } from '../demo/command';
import { exampleOf } from './examples';

/** The compiler options of `create-strapi-app --typescript` that matter here. */
const STRAPIS_OPTIONS = {
  module: 'CommonJS',
  moduleResolution: 'Node',
  lib: ['ES2020'],
  target: 'ES2019',
  strict: true,
  skipLibCheck: true,
  forceConsistentCasingInFileNames: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  noImplicitThis: true,
  noEmit: true,
};

/** Lines that must not compile, which they would with types that are `any`. */
const WRONG = `
export function wrong(strapi: Core.Strapi): void {
  // @ts-expect-error: the service has no such method
  strapi.plugin('s360').service('bookings').nothing();
  // @ts-expect-error: it takes the id of a document
  void strapi.service('plugin::s360.bookings').details(1);
  strapi.plugin('upload').service('file').anything();
}
`;

const THEIR_SETTINGS = "'users-permissions': { config: { jwtManagement: 'refresh' } },";

/** The samples for integrators compile in a TypeScript app of Strapi. */
export async function checkDocumentedTypeScript(app: string): Promise<void> {
  const folder = path.join(app, 'typescript');
  const plugins = example('README.md', 'Core.Config.Plugin');
  expect(plugins.includes('// …'), 'the README does not say where the other settings stay');
  const files = {
    'tsconfig.json': JSON.stringify({ compilerOptions: STRAPIS_OPTIONS, include: ['.'] }),
    'config/plugins.ts': plugins.replace(/\/\/ ….*/, THEIR_SETTINGS),
    'src/extensions/s360/strapi-server.ts': example(
      'docs/extending/own-fields.md',
      'plugin: S360Plugin',
    ),
    'src/offers.ts': example('docs/extending/services.md', "service('bookings')") + WRONG,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  await run({
    name: 'tsc',
    program: process.execPath,
    parameters: [require.resolve('typescript/bin/tsc', { paths: [app] }), '-p', folder],
    folder: app,
  });
}

const example = (page: string, words: string): string => exampleOf(page, words, 'ts');
