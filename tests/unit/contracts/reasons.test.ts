import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import de from '../../../admin/src/translations/de';
import en from '../../../admin/src/translations/en';
import fr from '../../../admin/src/translations/fr';
import itTexts from '../../../admin/src/translations/it';
import { inEnglish, reason, type ReasonCode, REASONS } from '../../../server/src/contracts/reasons';
import { valueNames } from '../../helpers/text-values';

const languages: [string, Record<string, string>][] = [
  ['en', en],
  ['fr', fr],
  ['de', de],
  ['it', itTexts],
];

/** Texts that belong to no code. */
const BESIDE = ['reason.noValue'];

describe.each(languages)('the reasons in %s', (locale, texts) => {
  it.each(Object.entries(REASONS))('include a text for %s with all of its values', (code, said) => {
    const text = texts[`reason.${code}`];
    expect(text).toMatch(/\S/);
    expect(valueNames(said)).toEqual(expect.arrayContaining(valueNames(text)));
    const onError = (error: Error) => {
      throw error;
    };
    const intl = createIntl({ locale, messages: { text: text ?? '' }, onError });
    const values = Object.fromEntries(valueNames(said).map((name) => [name, '7']));
    expect(intl.formatMessage({ id: 'text' }, values)).toMatch(/\S/);
  });

  it('have no text without a code', () => {
    const keys = Object.keys(texts).filter((key) => key.startsWith('reason.'));
    const expected = [...Object.keys(REASONS).map((code) => `reason.${code}`), ...BESIDE];
    expect(keys.sort()).toEqual(expected.sort());
  });
});

describe.each(languages.slice(1))('a reason in %s', (_language, texts) => {
  it.each(Object.keys(REASONS).filter((code) => !['asWritten', 'fieldOdd'].includes(code)))(
    'with the code %s differs from English',
    (code) => {
      expect(texts[`reason.${code}`]).not.toBe(en[`reason.${code}` as keyof typeof en]);
    },
  );
});

const SOURCES = join(__dirname, '../../../server/src');

/** What the pattern finds in the server's sources, by its first group. */
const foundInSources = (pattern: RegExp): string[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .flatMap((path) => [...readFileSync(join(SOURCES, path), 'utf8').matchAll(pattern)])
    .map(([, found = '']) => found);

describe('the values of a reason', () => {
  it('are no English words, except those that the texts of each language choose by', () => {
    const made = foundInSources(/\breason\(\s*[^)]*?,\s*(\{[^;]*?\}),?\s*\)/g);
    expect(made.length).toBeGreaterThan(90);
    const words = made.flatMap((values) => values.match(/(['"`])[^'"`]*[a-z]{2}[^'"`]*\1/gi) ?? []);
    expect(words).toEqual(["'unanswered'"]);
  });
});

describe('the reason of a refused request', () => {
  it('has a code, except where only a program reads it', () => {
    const errors = 'NotFound|StateConflict|NotPermitted|InvalidRequest|InvalidFile';
    expect(foundInSources(new RegExp(`new (?:${errors})Error\\(\\s*\\[?(['"\`].*)`, 'g'))).toEqual([
      // The form of an upload, which a screen always sends right.
      '\'"settings" is not JSON.\']);',
      '\'Send the file as "file" of a multipart form.\']);',
      // The URL of a webhook.
      "'There is no institution of this code.');",
    ]);
  });
});

describe('a reason for the API and logs', () => {
  it('is an English sentence with its values', () => {
    expect(inEnglish(reason('noBulkJob', { bulkJob: 7 }))).toBe(
      'There is no bulk job 7; it may be past its retention.',
    );
    expect(inEnglish(reason('changedInCrm', { field: 'town', here: null }))).toBe(
      'town was changed since: the CRM now has no value.',
    );
  });

  it('is its code when a newer version has stored it', () => {
    expect(inEnglish({ code: 'ofNextYear' as ReasonCode, values: {} })).toBe('ofNextYear');
  });

  it('includes the reasons that it contains', () => {
    const reasons = [reason('notTheContact'), reason('typeUnknown')];
    expect(inEnglish(reason('answerUnusable', { reasons }))).toBe(
      'What S-360 answered could not be used: it is not the contact, it does not say whether it is a person or a company: type is neither INDIVIDUAL nor STRUCTURE',
    );
  });
});
