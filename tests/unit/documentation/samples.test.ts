import { createRequire } from 'node:module';
import vm from 'node:vm';
import { transformSync } from 'esbuild';
import configuration from '../../../server/src/app/configuration';
import {
  institutionSchema,
  pluginSchema,
  validateConfiguration,
} from '../../../server/src/app/configuration';
import { MINIMAL_INSTITUTION } from './known-settings';
import { codesIn, examplesIn, PAGES, type Example } from './pages';

const SAMPLES = PAGES.flatMap(examplesIn);

type Settings = Record<string, unknown>;

/** The properties of an object without its braces. */
const settingsIn = (code: string): Settings => vm.runInThisContext(`({${code}\n})`) as Settings;

function checkWith(settings: Settings): void {
  const isOfPlugin = Object.keys(settings).every((name) => name in pluginSchema.fields);
  validateConfiguration({
    ...configuration.default,
    institutions: [{ ...MINIMAL_INSTITUTION, ...(!isOfPlugin && settings) }],
    ...(isOfPlugin && settings),
  });
}

/** The default export of a TypeScript module. */
function exportedBy({ code }: Example): (context: { env: (name: string) => string }) => {
  s360: { enabled: boolean; config: Settings };
} {
  const { code: script } = transformSync(code, { loader: 'ts', format: 'cjs' });
  const module = { exports: { default: undefined as unknown } };
  const load = vm.runInThisContext(`(function (module, exports, require) {${script}\n})`) as (
    ...globals: unknown[]
  ) => void;
  load(module, module.exports, createRequire(__filename));
  return module.exports.default as ReturnType<typeof exportedBy>;
}

describe('the samples in the documentation', () => {
  it('include a valid plugin configuration on the front page', () => {
    const sample = examplesIn('README.md').find(({ kind }) => kind === 'ts');
    if (sample === undefined) throw new Error('The front page has no sample.');
    const { s360 } = exportedBy(sample)({ env: (name) => `the value of ${name}` });
    expect(s360.enabled).toBe(true);
    expect(s360.config.institutions).toHaveLength(1);
    expect(() => validateConfiguration({ ...configuration.default, ...s360.config })).not.toThrow();
  });

  const ofInstitutions = SAMPLES.filter(({ kind }) => kind === 'ts institution');
  it.each(ofInstitutions)(
    'include a valid configuration of an institution in $page',
    ({ code }) => {
      expect(() => checkWith(settingsIn(code))).not.toThrow();
    },
  );

  it('are checked on every page with the configuration of an institution', () => {
    expect(new Set(ofInstitutions.map(({ page }) => page)).size).toBeGreaterThanOrEqual(4);
    const others = SAMPLES.filter(
      ({ kind, page }) => kind !== 'sh' && page.includes('integrators/'),
    );
    expect(others.filter(({ kind }) => kind !== 'ts institution')).toEqual([]);
  });

  const names = Object.keys({ ...pluginSchema.fields, ...institutionSchema.fields });
  const inSentences = PAGES.flatMap((page) => codesIn(page).map((code) => ({ page, code }))).filter(
    ({ code }) => names.some((name) => code.startsWith(`${name}: `)),
  );
  it.each(inSentences)('include valid settings in a sentence of $page: $code', ({ code }) => {
    expect(() => checkWith(settingsIn(code))).not.toThrow();
  });

  it('contain valid JSON in their requests', () => {
    const bodies = SAMPLES.flatMap(({ code }) =>
      [...code.matchAll(/-d '([^']+)'/g)].map(([, body = '']) => body),
    );
    expect(bodies.length).toBeGreaterThan(3);
    for (const body of bodies) expect(() => JSON.parse(body) as unknown).not.toThrow();
  });
});
