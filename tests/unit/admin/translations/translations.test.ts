import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import checkDe from '../../../../admin/src/translations/contract-check/de.json';
import checkFr from '../../../../admin/src/translations/contract-check/fr.json';
import checkIt from '../../../../admin/src/translations/contract-check/it.json';
import de from '../../../../admin/src/translations/de.json';
import fr from '../../../../admin/src/translations/fr.json';
import itTexts from '../../../../admin/src/translations/it.json';
import { loadTexts } from '../../../../admin/src/translations/locales';
import { ENGLISH } from '../../../../admin/src/translations/message';
import { CHECK_FINDINGS } from '../../../../server/src/contracts';
import { OutdatedFormError } from '../../../../server/src/kernel/errors';
import { valueNames } from '../../../helpers/text-values';

type Texts = Record<string, string>;

const english: Texts = ENGLISH;
const others: [string, Texts][] = [
  ['fr', { ...fr, ...checkFr }],
  ['de', { ...de, ...checkDe }],
  ['it', { ...itTexts, ...checkIt }],
];

const SOURCES = join(__dirname, '../../../../admin/src');
const COMMAND_LINE = join(__dirname, '../../../../server/src/app/commands');

const sourceText = (folder = SOURCES): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');

/** What the side of the page shows in one line beside a number, in its characters. */
const WIDEST_DESTINATION = 18;

it.each([['en', english] as const, ...others])(
  'names the screens in %s without cutting them',
  (_language, texts) => {
    const shown = readFileSync(join(SOURCES, 'app/ScreenNavigation.tsx'), 'utf8');
    const keys = [...shown.matchAll(/text="([\w.]+)"/g)].map(([, key = '']) => key);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => (texts[key] ?? '').length > WIDEST_DESTINATION)).toEqual([]);
  },
);

/** Keys of the command line, said without their first part; names of options have no parts. */
const keysOfCommandLine = (): string[] =>
  [...sourceText(COMMAND_LINE).matchAll(/\btext\(\s*(['`])(\w+\..+?)\1/g)]
    .map(([, , key = '']) => `contractCheck.${key}`)
    .filter((key) => !key.startsWith('contractCheck.contractCheck.'));

/** Keys in the sources; one with `${…}` in it stands for all that match. */
function keysUsed(): RegExp[] {
  const literals = [...sourceText().matchAll(/message\(\s*(?:\w+ \? )?(['`])(.+?)\1/g)];
  const inTernaries = [...sourceText().matchAll(/message\(\w+ \? '.+?' : '(.+?)'\)/g)];
  const keys = [
    ...literals.map((match) => match[2] ?? ''),
    ...inTernaries.map((match) => match[1] ?? ''),
    // Made in `fieldLabelKey` from the names that the server sends.
    'field.${field}',
    // Made in `keptValueLabel` from S-360's names.
    'kept.value.${name}',
    // Made in `StartSending` from the codes that the server sends.
    'trust.untested.${code}',
    // Made in `LoadFacts` from the names that the server sends.
    'load.count.${name}',
    'load.event.${event}',
    // Made in `findingInWords`, `fieldInWords` and `verdictInWords` from what a check found.
    ...CHECK_FINDINGS.map((code) => `contractCheck.finding.${code}`),
    'contractCheck.field.${name}',
    'contractCheck.fieldOf.${kind}',
    'contractCheck.flag.${value}',
    'contractCheck.verdict.${verdict}',
    ...keysOfCommandLine(),
  ];
  return keys.map((key) => {
    const parts = key.split(/\$\{.+?\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${parts.join('[^.]+')}$`);
  });
}

/** The text as a person sees it with two of everything; throws when it cannot be formatted. */
function formatted(locale: string, text: string | undefined): string {
  const onError = (error: Error) => {
    throw error;
  };
  const values = Object.fromEntries(valueNames(text).map((name) => [name, 2]));
  const intl = createIntl({ locale, messages: { text: text ?? '' }, onError });
  return intl.formatMessage({ id: 'text' }, values);
}

describe.each(others)('the texts in %s', (locale, texts) => {
  it('have the keys of the English ones, in their order', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
  });

  it.each(Object.keys(english))('%s says something and takes the same values', (key) => {
    expect(formatted(locale, texts[key]).trim()).not.toBe('');
    expect(valueNames(texts[key])).toEqual(valueNames(english[key]));
  });
});

describe('the keys in the sources', () => {
  it('all have a text', () => {
    const withoutText = keysUsed().filter(
      (used) => !Object.keys(english).some((key) => used.test(key)),
    );
    expect(withoutText).toEqual([]);
  });

  it('use every text', () => {
    const used = keysUsed();
    const unused = Object.keys(english).filter((key) => !used.some((one) => one.test(key)));
    expect(unused).toEqual([]);
  });
});

describe('a language of the admin panel', () => {
  it('gets its texts under the name of the plugin', async () => {
    const { data, locale } = await loadTexts('fr');
    expect(locale).toBe('fr');
    expect(data['s360.state.inSync']).toBe('Synchronisé');
  });

  it('gets the refusals that Strapi itself shows under their English sentences', async () => {
    const { data } = await loadTexts('fr');
    expect(data[`apiError.${new OutdatedFormError().message}`]).toMatch(/^Ce formulaire/);
  });

  it('without a file gets none, and breaks nothing', async () => {
    await expect(loadTexts('pl')).resolves.toEqual({ data: {}, locale: 'pl' });
    await expect(loadTexts('constructor')).resolves.toEqual({ data: {}, locale: 'constructor' });
  });
});
