import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const UNIT = path.join(ROOT, 'tests/unit');

/** They take too long to be run for each mutant. */
const SLOW = ['birth-dates.test.ts', 'every-order.test.ts', 'merge-convergence.test.ts'];

function filesOf(tests) {
  if (tests.endsWith('.test.ts')) return [tests];
  return readdirSync(path.join(UNIT, tests))
    .filter((name) => name.endsWith('.test.ts') && !SLOW.includes(name))
    .map((name) => path.join(tests, name));
}

/** Leaves out every module of the plugin of which nothing is used, whatever it does when loaded. */
const onlyWhatIsUsed = {
  name: 'only what is used',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ importer, kind, path: name, pluginData, resolveDir }) => {
      if (kind === 'entry-point' || pluginData === 'resolved') return undefined;
      const options = { importer, kind, resolveDir, pluginData: 'resolved' };
      const isTest = importer === '' || importer === '<stdin>';
      return isTest ? undefined : { ...(await resolve(name, options)), sideEffects: false };
    });
  },
};

const files = process.env.MUTATION_TESTS.split(',').flatMap(filesOf);

/** One file with all tests and what they use: Jest loads it for each mutant. */
await build({
  stdin: {
    contents: files.map((file) => `import './${file}';`).join('\n'),
    resolveDir: UNIT,
  },
  bundle: true,
  platform: 'node',
  packages: 'external',
  outfile: path.join(ROOT, 'tests/mutation/bundle.js'),
  plugins: [onlyWhatIsUsed],
  logLevel: 'error',
});
