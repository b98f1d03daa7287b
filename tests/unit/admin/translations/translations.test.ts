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
import { STANDARD_FIELDS } from '../../../../server/src/contracts/standard-fields';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../../server/src/contracts/uids';
import contact from '../../../../server/src/contacts/content-types/contact';
import order from '../../../../server/src/orders/content-types/order';
import orderLine from '../../../../server/src/orders/content-types/order-line';
import { ORDER_LINE_VIEW, ORDER_VIEW } from '../../../../server/src/orders/panel/order-views';
import { FIELD_TEXTS } from '../../../../server/src/contacts/panel/contact-view';
import { OutdatedFormError } from '../../../../server/src/contacts/edits/outdated-form-error';
import { valueNames } from '../../../helpers/text-values';

type Texts = Record<string, string>;

/** Strapi's id of a label, before the type and the name of the field. */
const LABEL = 'content-manager.content-types.';

/** The types that the Content Manager shows, with their labels in English. */
const LABELLED = {
  [CONTACT_UID]: FIELD_TEXTS,
  [ORDER_UID]: ORDER_VIEW.labels,
  [ORDER_LINE_UID]: ORDER_LINE_VIEW.labels,
};

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

it('all texts in German quote in one way and spell as in Germany', () => {
  const others = Object.entries<string>(de).filter(([, text]) => /[«»]|[Ss]chliess/.test(text));
  expect(others).toEqual([]);
});

/** As they are written: of a key that occurs twice, a parsed file keeps one text only. */
const writtenKeys = (language: string): string[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(join('translations', `${language}.json`)))
    .flatMap((path) => [...readFileSync(join(SOURCES, path), 'utf8').matchAll(/^ *"([^"]+)": "/gm)])
    .map(([, key = '']) => key);

it.each([['en', english] as const, ...others])(
  'no text takes the place of another in %s',
  (language, texts) => {
    const keys = writtenKeys(language);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    const fromDescriptions = language === 'en' ? STANDARD_FIELDS.length : 0;
    expect(keys.length + fromDescriptions).toBeGreaterThanOrEqual(Object.keys(texts).length);
  },
);

it.each([['en', english] as const, ...others])(
  'who never got a delivery is led to the set-up, which has the text for S-360’s team, in %s',
  (_language, texts) => {
    const setUp = /one \{(\S.*?)\s?:/.exec(texts['setup.link'] ?? '')?.[1]?.toLowerCase();
    for (const key of ['health.neverReceived.todo', 'silence.never.body'])
      expect(texts[key]?.toLowerCase()).toContain(setUp);
  },
);

it.each([['en', english] as const, ...others])(
  'the navigation shows the screen names in %s without cutting them',
  (_language, texts) => {
    const shown = readFileSync(join(SOURCES, 'app/ScreenNavigation.tsx'), 'utf8');
    const keys = [...shown.matchAll(/name: '([\w.]+)'/g)].map(([, key = '']) => key);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => (texts[key] ?? '').length > WIDEST_DESTINATION)).toEqual([]);
  },
);

/** What the panel and the command line call a contact's field. */
const NAME_OF_FIELD = 'field.${field}';

/**
 * The keys for the command line, in most places without their first part; names of options have no
 * parts.
 */
const keysOfCommandLine = (): string[] =>
  [
    ['check', 'contractCheck'],
    ['privacy', 'privacy'],
  ].flatMap(([folder = '', subject = '']) =>
    [...sourceText(join(COMMAND_LINE, folder)).matchAll(/\btext\(\s*(['`])(\w+\..+?)\1/g)]
      .map(([, , key = '']) => key)
      .filter((key) => !key.startsWith(`${subject}.\${`) && key !== NAME_OF_FIELD)
      .map((key) => (key.startsWith(`${subject}.`) ? key : `${subject}.${key}`)),
  );

/** The first parts of all keys. */
const SUBJECTS = [...new Set(Object.keys(english).map((key) => key.split('.')[0]))].join('|');

/** The keys that the screens share with the command line, with AI clients or with alerts. */
const SHARED = ['contracts/privacy-places.ts', 'contracts/cause-words.ts', 'alerts/alert-mail.ts']
  .map((file) => readFileSync(join(__dirname, '../../../../server/src', file), 'utf8'))
  .join('\n');

/** The sources with one name for whatever a key takes from a variable. */
const source = `${sourceText()}\n${SHARED}`.replaceAll(/\$\{[^{}]+\}/g, '${name}');

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
    NAME_OF_FIELD,
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
    'contractCheck.call',
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

/** The texts as a person sees them, with every value set to two; throws for an invalid format. */
function formatter(locale: string, messages: Texts): (key: string) => string {
  const onError = (error: Error) => {
    throw error;
  };
  const intl = createIntl({ locale, messages, onError });
  return (id) => {
    const values = Object.fromEntries(valueNames(messages[id]).map((name) => [name, 2]));
    return intl.formatMessage({ id }, values);
  };
}

describe.each(others)('the texts in %s', (locale, texts) => {
  it('have the same keys as the English texts, in the same order', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
  });

  it('include a text for every key with the same values as in English', () => {
    const shown = formatter(locale, texts);
    const valuesOf = (text: string | undefined) => valueNames(text).join(', ');
    const wrong = Object.keys(english).filter(
      (key) => shown(key).trim() === '' || valuesOf(texts[key]) !== valuesOf(english[key]),
    );
    expect(wrong).toEqual([]);
  });
});

it.each([['en', english] as const, ...others])(
  'the texts in %s end in an ellipsis without a space before it',
  (_language, texts) => {
    const wrong = Object.entries(texts).filter(([, text]) => /\s…(?=}|$)|\.\.\./.test(text));
    expect(wrong).toEqual([]);
  },
);

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

  it.each(['fr', 'de', 'it'])('label every field of the types in %s', async (language) => {
    const { data } = await entryTexts(language);
    const ids = Object.entries(LABELLED).flatMap(([uid, fields]) =>
      Object.keys(fields).map((field) => `${LABEL}${uid}.${field}`),
    );
    expect(
      Object.keys(data)
        .filter((id) => id.startsWith(LABEL))
        .sort(),
    ).toEqual(ids.sort());
  });

  it.each(others)('label an order’s fields in %s as its page does', async (language, texts) => {
    const { data } = await entryTexts(language);
    const shared = [ORDER_VIEW, ORDER_LINE_VIEW].flatMap(({ labels, uid }) =>
      Object.keys(labels)
        .filter((field) => texts[`order.field.${field}`] !== undefined)
        .map((field) => [data[`${LABEL}${uid}.${field}`], texts[`order.field.${field}`]]),
    );
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.filter(([label, onPage]) => label !== onPage)).toEqual([]);
  });

  it.each(['fr', 'de', 'it'])('name the types and their hints in %s', async (language) => {
    const { data } = await entryTexts(language);
    for (const { schema } of [contact, order, orderLine])
      expect(data[schema.info.displayName]).toEqual(expect.any(String));
    const hints = [
      ...Object.values(FIELD_TEXTS).map((field) => 'description' in field && field.description),
      ...Object.values(ORDER_LINE_VIEW.hints ?? {}),
    ];
    const untranslated = hints.filter((hint) => hint && data[`s360.hint.${hint}`] === undefined);
    expect(untranslated).toEqual([]);
  });

  it('leave the labels of forms to the view in English', async () => {
    const { data } = await entryTexts('en');
    expect(Object.keys(data).filter((id) => id.startsWith(LABEL))).toEqual([]);
  });

  it('are empty for a language without a file', async () => {
    await expect(entryTexts('pl')).resolves.toEqual({ data: {}, locale: 'pl' });
    await expect(entryTexts('constructor')).resolves.toEqual({ data: {}, locale: 'constructor' });
  });
});
