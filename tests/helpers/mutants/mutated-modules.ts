import { transformSync } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** A mistake put into one source file on purpose: exactly this text is replaced. */
export interface Mutation {
  /** Path of the file below the project's root. */
  file: string;
  find: string;
  replace: string;
}

const ROOT = resolve(__dirname, '../../..');
const requirePackage = createRequire(__filename);

/** Sources translated once for all mutants, by path. */
const translated = new Map<string, string>();

function translate(source: string, path: string): string {
  return transformSync(source, {
    filename: path,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  }).code;
}

/** The text must be there exactly once: else the source has moved on and the mutation with it. */
function mutate(source: string, { file, find, replace }: Mutation): string {
  const count = source.split(find).length - 1;
  if (count !== 1) throw new Error(`${file} holds the text to replace ${count} times: ${find}`);
  return source.replace(find, () => replace);
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
  const byPath = new Map(mutations.map((mutation) => [join(ROOT, mutation.file), mutation]));
  const modules = new Map<string, { exports: unknown }>();

  function codeOf(path: string): string {
    const mutation = byPath.get(path);
    if (mutation) return translate(mutate(readFileSync(path, 'utf8'), mutation), path);
    const code = translated.get(path) ?? translate(readFileSync(path, 'utf8'), path);
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
  for (const path of byPath.keys()) {
    if (!modules.has(path)) throw new Error(`${entry} does not use ${path}`);
  }
  return exports;
}
