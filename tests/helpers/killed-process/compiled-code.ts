import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/*
 * A process that is killed repeatedly loads the same three thousand modules each time: the first
 * process stores V8’s compiled code in a file, and later ones load it. Code that V8 rejects
 * (another version, other options, a changed module) is compiled as usual.
 */

const CODE = path.join(__dirname, 'compiled-code.bin');
const PLACES = path.join(__dirname, 'compiled-code.json');

/** The position of each module’s code in the file: `[start, end]` in bytes. */
type Places = Record<string, [start: number, end: number]>;

/** Properties of Node’s loader that its types do not include. */
interface LoadedModule {
  exports: unknown;
  require(id: string): unknown;
}
type Compile = (this: LoadedModule, content: string, file: string, format?: string) => unknown;
interface Loader {
  prototype: { _compile: Compile };
  wrap(content: string): string;
  _resolveFilename(id: string, from: LoadedModule, isMain: boolean, options?: object): string;
  _extensions: object;
  _cache: object;
}

const loader = Module as unknown as Loader;
const isKept = existsSync(PLACES);
const places: Places = isKept ? JSON.parse(readFileSync(PLACES, 'utf8')) : {};
const code = isKept ? readFileSync(CODE) : Buffer.alloc(0);
const compiled = new Map<string, vm.Script>();

/** Stores the compiled code unless that was already done. */
export function keepCompiledCode(): void {
  if (isKept) return;
  const parts: Buffer[] = [];
  let end = 0;
  for (const [file, script] of compiled) {
    const part = script.createCachedData();
    places[file] = [end, end + part.length];
    end += part.length;
    parts.push(part);
  }
  writeFileSync(CODE, Buffer.concat(parts));
  writeFileSync(PLACES, JSON.stringify(places));
}

function compile(content: string, file: string): vm.Script {
  const place = places[file];
  const script = new vm.Script(loader.wrap(content.replace(/^#!.*/, '')), {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(place && { cachedData: code.subarray(...place) }),
  });
  if (!isKept) compiled.set(file, script);
  return script;
}

/** The `require` for the code of a module. */
function requireOf(module: LoadedModule) {
  return Object.assign((id: string) => module.require(id), {
    resolve: (id: string, options?: object) => loader._resolveFilename(id, module, false, options),
    main: process.mainModule,
    extensions: loader._extensions,
    cache: loader._cache,
  });
}

/** From now on, CommonJS modules use the stored code. */
export function useCompiledCode(): void {
  const original = loader.prototype._compile;
  loader.prototype._compile = function compileModule(content, file, format) {
    if (file.endsWith('.mjs') || format === 'module') {
      return original.call(this, content, file, format);
    }
    const run: (this: unknown, ...given: unknown[]) => unknown = compile(
      content,
      file,
    ).runInThisContext();
    return run.call(this.exports, this.exports, requireOf(this), this, file, path.dirname(file));
  };
}
