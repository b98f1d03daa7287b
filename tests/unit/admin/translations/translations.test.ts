import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import { entryTexts } from '../../../../admin/src/app/entryTexts';
import de from '../../../../admin/src/translations/de';
import en from '../../../../admin/src/translations/en';
import fr from '../../../../admin/src/translations/fr';
import itTexts from '../../../../admin/src/translations/it';
import { loadTexts } from '../../../../admin/src/translations/texts';
import { CHECK_FINDINGS, REASONS } from '../../../../server/src/contracts';
import { FIELD_TEXTS } from '../../../../server/src/contacts/panel/contact-view';
import { OutdatedFormError } from '../../../../server/src/contacts/edits/outdated-form-error';
import { valueNames } from '../../../helpers/text-values';

type Texts = Record<string, string>;

/** Strapi's id of a label, before the name of the field. */
const CONTACT_LABEL = 'content-manager.content-types.plugin::s360.contact.';

const english: Texts = en;
const others: [string, Texts][] = [
  ['fr', fr],
  ['de', de],
  ['it', itTexts],
];

const SOURCES = join(__dirname, '../../../../admin/src');
const COMMAND_LINE = join(__dirname, '../../../../server/src/app/commands');

const sourceText = (folder = SOURCES): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');

/** The number of characters that fit on one line of the navigation next to a count. */
const WIDEST_DESTINATION = 18;

it.each([['en', english] as const, ...others])(
  'the navigation shows the screen names in %s without cutting them',
  (_language, texts) => {
    const shown = readFileSync(join(SOURCES, 'app/ScreenNavigation.tsx'), 'utf8');
    const keys = [...shown.matchAll(/name="([\w.]+)"/g)].map(([, key = '']) => key);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => (texts[key] ?? '').length > WIDEST_DESTINATION)).toEqual([]);
  },
);

/**
 * The keys for the command line are used without their first part; names of options have no parts.
 */
const keysOfCommandLine = (): string[] =>
  [...sourceText(COMMAND_LINE).matchAll(/\btext\(\s*(['`])(\w+\..+?)\1/g)]
    .map(([, , key = '']) => `contractCheck.${key}`)
    .filter((key) => !key.startsWith('contractCheck.contractCheck.'));

/** The first parts of all keys. */
const SUBJECTS = [...new Set(Object.keys(english).map((key) => key.split('.')[0]))].join('|');

/** The sources with one name for whatever a key takes from a variable. */
const source = sourceText().replaceAll(/\$\{[^{}]+\}/g, '${name}');

/** Keys that are asked for. One that begins with two variables would stand for nearly all. */
const keysAsked = (): string[] =>
  [...source.matchAll(/\btext\(\s*(?:\w+ \? )?(['`])(\S+?\.\S+?)\1/g)]
    .map(([, , key = '']) => key)
    .filter((key) => !key.startsWith('${name}.${name}'));

/** What else in quotes begins as a key does: keys in tables, in conditions and in properties. */
const keysQuoted = (): string[] =>
  [...source.matchAll(new RegExp(`(['"\`])((?:${SUBJECTS})\\.[\\w.$}{]+)\\1`, 'g'))].map(
    ([, , key = '']) => key,
  );

/** The keys in the sources; a key with `${…}` is a pattern for all matching keys. */
function keysUsed(): RegExp[] {
  const keys = [
    ...keysAsked(),
    // Made in `fieldLabelKey` from the names that the server sends.
    'field.${field}',
    // Made in `reasonInWords` from the codes of reasons.
    'reason.${code}',
    // Made in `keptValueLabel` from S-360's names.
    'kept.value.${name}',
    // Made in `StartSending` from the codes that the server sends.
    'trust.untested.${code}',
    // Made in `useCallName` from S-360's names of methods.
    'call.method.${method}',
    // Made in `BulkJobFacts` from the names that the server sends.
    'bulkJob.count.${name}',
    'bulkJob.event.${event}',
    // Made in `findingInWords`, `fieldInWords` and `verdictInWords` from what a check found.
    ...CHECK_FINDINGS.map((code) => `contractCheck.finding.${code}`),
    'contractCheck.field.${name}',
    'contractCheck.fieldOf.${kind}',
    'contractCheck.flag.${value}',
    'contractCheck.verdict.${verdict}',
    // Made in `Pauses` from what is paused or resumed.
    ...['pause', 'resume'].flatMap((step) =>
      ['', '.title', '.body'].map((part) => `${step}.\${direction}${part}`),
    ),
    'paused.${direction}.done',
    'resumed.${direction}.done',
    ...keysOfCommandLine(),
  ];
  return keys.map(asPattern);
}

function asPattern(key: string): RegExp {
  const parts = key.split(/\$\{.+?\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]+')}$`);
}

/** The text as a person sees it, with every value set to two; throws for an invalid format. */
function formatted(locale: string, text: string | undefined): string {
  const onError = (error: Error) => {
    throw error;
  };
  const values = Object.fromEntries(valueNames(text).map((name) => [name, 2]));
  const intl = createIntl({ locale, messages: { text: text ?? '' }, onError });
  return intl.formatMessage({ id: 'text' }, values);
}

describe.each(others)('the texts in %s', (locale, texts) => {
  it('have the same keys as the English texts, in the same order', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
  });

  it.each(Object.keys(english))(
    'include a text for %s with the same values as in English',
    (key) => {
      expect(formatted(locale, texts[key]).trim()).not.toBe('');
      expect(valueNames(texts[key])).toEqual(valueNames(english[key]));
    },
  );
});

describe('the text keys in the sources', () => {
  it('all have an English text', () => {
    const withoutText = keysUsed().filter(
      (used) => !Object.keys(english).some((key) => used.test(key)),
    );
    expect(withoutText).toEqual([]);
  });

  it('use every English text', () => {
    const used = [...keysUsed(), ...keysQuoted().map(asPattern)];
    const unused = Object.keys(english).filter((key) => !used.some((one) => one.test(key)));
    expect(unused).toEqual([]);
  });
});

describe('the panel in another language', () => {
  it('gets its texts under the name of the plugin', async () => {
    const texts = await loadTexts('fr');
    expect(texts['s360.state.inSync']).toBe('Synchronisé');
  });

  it('falls back to English when there is no file for the language', async () => {
    const english = await loadTexts('en');
    expect(english['s360.state.inSync']).toBe('In sync');
    expect(await loadTexts('pl')).toEqual(english);
    expect(await loadTexts('constructor')).toEqual(english);
  });
});

describe('the texts for the menus and forms of Strapi', () => {
  it('are registered under the name of the plugin', async () => {
    const { data, locale } = await entryTexts('fr');
    expect(locale).toBe('fr');
    expect(data['s360.orders.title']).toBe('Commandes');
  });

  it('translate the refusals that Strapi shows by their English messages', async () => {
    const { data } = await entryTexts('fr');
    expect(data[`apiError.${new OutdatedFormError().message}`]).toMatch(/^Ce formulaire/);
    expect(data[`apiError.${REASONS.mayNotUseSegments}`]).toMatch(/^Vos rôles/);
  });

  it.each(['fr', 'de', 'it'])('label every field of a contact’s form in %s', async (language) => {
    const { data } = await entryTexts(language);
    const ids = Object.keys(FIELD_TEXTS).map((field) => `${CONTACT_LABEL}${field}`);
    expect(Object.keys(data).filter((id) => id.startsWith(CONTACT_LABEL))).toEqual(ids);
  });

  it('leave the labels of a contact’s form to the view in English', async () => {
    const { data } = await entryTexts('en');
    expect(Object.keys(data).filter((id) => id.startsWith(CONTACT_LABEL))).toEqual([]);
  });

  it('are empty for a language without a file', async () => {
    await expect(entryTexts('pl')).resolves.toEqual({ data: {}, locale: 'pl' });
    await expect(entryTexts('constructor')).resolves.toEqual({ data: {}, locale: 'constructor' });
  });
});
