import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { expect } from '../demo/checks';
import { pagesOf, type PageWeight } from './page-weights';

/** The bytes that each page of a host’s admin panel may load because of the plugin. */
const MAX_BYTES = 20_000;

/** The bytes of code that a page or screen of the plugin may load in addition. */
const MAX_BYTES_OF_A_PAGE = 60_000;

/** The languages of a host: those with texts in the plugin. */
const LOCALES = ['en', 'fr', 'de', 'it'];

const compressed = (content: Uint8Array): number => gzipSync(content, { level: 9 }).length;

/** Fails when a page without content of the plugin loads too much of it; returns the bytes. */
export async function checkAdminWeight(unpacked: string, folder: string): Promise<number> {
  const outdir = path.join(folder, 'host-admin');
  await bundle(path.join(unpacked, 'dist/admin'), outdir);
  const loaded = await loadedByEveryPage(outdir);
  const sizes = loaded.map((file) => ({
    name: path.basename(file),
    bytes: compressed(readFileSync(file)),
  }));
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
  expect(
    bytes <= MAX_BYTES,
    `${bytes} bytes, compressed, of at most ${MAX_BYTES}: ${sizes
      .map((size) => `${size.name} ${size.bytes}`)
      .join(', ')}`,
  );
  return bytes;
}

/**
 * Fails when a page or screen of the plugin loads too much code beyond what is loaded before it is
 * opened; returns the heaviest. Texts are not code.
 */
export async function checkPageWeights(unpacked: string, folder: string): Promise<PageWeight> {
  const { metafile } = await bundle(path.join(unpacked, 'dist/admin'), folder);
  const pages = pagesOf(metafile.outputs, (file) => compressed(readFileSync(file)));
  const [heaviest] = pages.toSorted((a, b) => b.bytes - a.bytes);
  if (heaviest === undefined) throw new Error('no page of the plugin was found');
  expect(
    heaviest.bytes <= MAX_BYTES_OF_A_PAGE,
    `${heaviest.name} loads ${heaviest.bytes} bytes of at most ${MAX_BYTES_OF_A_PAGE}`,
  );
  return heaviest;
}

/** Bundles the built admin panel like a host. Packages of the host itself count as empty. */
const bundle = (built: string, outdir: string) =>
  build({
    entryPoints: [path.join(built, 'index.mjs')],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    plugins: [hostPackages(built)],
    banner: { js: '(globalThis.s360Loaded??=new Set).add(import.meta.url);' },
  });

/** Starts the bundled admin panel like Strapi, and returns the loaded files. */
async function loadedByEveryPage(outdir: string): Promise<string[]> {
  const seen = new Set<string>();
  Object.assign(globalThis, { s360Loaded: seen });
  await start(await import(pathToFileURL(path.join(outdir, 'index.mjs')).href));
  return [...seen].map((url) => fileURLToPath(url));
}

interface Entry {
  default: {
    register: (app: unknown) => void;
    bootstrap: (app: unknown) => void;
    registerTrads: (host: { locales: string[] }) => Promise<{ data: object }[]>;
  };
}

async function start({ default: plugin }: Entry): Promise<void> {
  const app = anything();
  plugin.register(app);
  plugin.bootstrap(app);
  const texts = await plugin.registerTrads({ locales: LOCALES });
  const empty = texts.filter(({ data }) => Object.keys(data).length === 0);
  expect(empty.length === 0, 'a language of the host gets no texts');
}

/** A value that can be called and has itself as every property. */
function anything(): unknown {
  const self: unknown = new Proxy(() => undefined, {
    get: (_target, name) => (name === 'then' ? undefined : self),
    apply: () => self,
  });
  return self;
}

/** Stands for the packages of the host. */
function hostPackages(built: string): Plugin {
  const names = namesImportedIn(built);
  return {
    name: 'host-packages',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path: name }) => ({ path: name, namespace: 'host' }));
      onLoad({ filter: /.*/, namespace: 'host' }, ({ path: name }) => ({
        contents: [
          `const self = new Proxy(() => undefined, {`,
          `  get: (_target, part) => (part === 'then' ? undefined : self),`,
          `  apply: () => self,`,
          `});`,
          `export default self;`,
          ...[...(names.get(name) ?? [])].map((part) => `export const ${part} = self;`),
        ].join('\n'),
      }));
    },
  };
}

const NAMED_IMPORTS = /^import (?:\w+, )?\{([^}]+)\} from "([^."/][^"]*)";$/gm;

/** The names that the built files import from each package. */
function namesImportedIn(built: string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const file of readdirSync(built).filter((name) => name.endsWith('.mjs'))) {
    const code = readFileSync(path.join(built, file), 'utf8');
    for (const [, list = '', from = ''] of code.matchAll(NAMED_IMPORTS)) {
      const known = names.get(from) ?? new Set();
      list.split(',').forEach((one) => known.add(one.trim().split(' as ')[0] ?? ''));
      names.set(from, known);
    }
  }
  return names;
}
