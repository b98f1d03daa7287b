import { transformSync } from '@swc/core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/**
 * A mistake put into the server's sources on purpose: exactly this text is replaced. The text is the
 * place, so that a file can be moved or renamed.
 */
export interface Mutation {
  find: string;
  replace: string;
}

const ROOT = resolve(__dirname, '../../..');
const SOURCES = join(ROOT, 'server/src');
const requirePackage = createRequire(__filename);

const read = (path: string): string => readFileSync(path, 'utf8');

/** The server's sources by path, and sources translated once for all mutants. */
const sources = new Map<string, string>();
const translated = new Map<string, string>();

function sourcesOfServer(): ReadonlyMap<string, string> {
  if (sources.size === 0) {
    for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
      const path = join(SOURCES, name);
      if (name.endsWith('.ts')) sources.set(path, read(path));
    }
  }
  return sources;
}

function translate(source: string, path: string): string {
  return transformSync(source, {
    filename: path,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  }).code;
}

/** The text must be there exactly once: else the source has moved on and the mutation with it. */
function mutate({ find, replace }: Mutation): [path: string, mutated: string] {
  const places = [...sourcesOfServer()].flatMap(([path, source]) =>
    Array.from({ length: source.split(find).length - 1 }, () => ({ path, source })),
  );
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(
      `the server's sources hold the text to replace ${places.length} times: ${find}`,
    );
  }
  return [place.path, place.source.replace(find, () => replace)];
}

function sourceOf(path: string): string {
  const found = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`there is no source ${path}`);
  return found;
}

/**
 * Loads a module of this project with all that it imports from the project, freshly and with the
 * mutations in place. What comes from packages is shared.
 */
export function loadMutated(entry: string, mutations: readonly Mutation[]): unknown {
  const mutated = new Map(mutations.map(mutate));
  const modules = new Map<string, { exports: unknown }>();

  function codeOf(path: string): string {
    const mistaken = mutated.get(path);
    if (mistaken !== undefined) return translate(mistaken, path);
    const code = translated.get(path) ?? translate(read(path), path);
    translated.set(path, code);
    return code;
  }

  function load(path: string): unknown {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const requireFrom = (name: string): unknown =>
      name.startsWith('.') ? load(sourceOf(resolve(dirname(path), name))) : requirePackage(name);
    const run = new Function('module', 'exports', 'require', '__dirname', codeOf(path));
    run(module, module.exports, requireFrom, dirname(path));
    return module.exports;
  }

  const exports = load(join(ROOT, entry));
  for (const path of mutated.keys()) {
    if (!modules.has(path)) throw new Error(`${entry} does not use ${path}`);
  }
  return exports;
}
