import { mixed, object } from 'yup';
import { plainText, UNKNOWN_SETTING } from '../../institutions';
import type { ComposeMessage } from './settings';
import { MESSAGE_TEXTS, valuesIn, valuesOf, type MessageTextKey, type OwnTexts } from './texts';
import { en } from './texts/en';
import { isRecord } from '../../kernel/is-record';

const LANGUAGE = /^[a-z]{2}$/;

const isKey = (key: string): key is MessageTextKey => Object.hasOwn(en, key);

function problemOfText(key: string, text: unknown): string | null {
  if (!isKey(key)) return `is no text of messages; there are ${Object.keys(en).join(', ')}`;
  if (typeof text !== 'string') return 'must be a text';
  const unknown = valuesIn(text).filter((name) => !valuesOf(key).includes(name));
  if (unknown.length === 0) return null;
  return `names unknown values: ${unknown.join(', ')}; there are ${valuesOf(key).join(', ')}`;
}

/** All problems of a venue's own texts; each begins with the path in them. */
function problemsOfTexts(texts: unknown): string[] {
  if (!isRecord(texts)) return [' must be an object of languages'];
  return Object.entries(texts).flatMap(([locale, own]) => {
    if (!LANGUAGE.test(locale)) return [`.${locale} must be a language of two letters, e.g. "fr"`];
    if (!isRecord(own)) return [`.${locale} must be an object of texts`];
    return Object.entries(own).flatMap(([key, text]) => {
      const problem = problemOfText(key, text);
      return problem === null ? [] : [`.${locale}.${key} ${problem}`];
    });
  });
}

const texts = () =>
  mixed<OwnTexts>().test('texts', function checkTexts(value) {
    const problems = value === undefined ? [] : problemsOfTexts(value);
    if (problems.length === 0) return true;
    return this.createError({
      message: problems.map((problem) => `\${path}${problem}`).join('; '),
    });
  });

const compose = () =>
  mixed<ComposeMessage>().test(
    'function',
    '${path} must be a function',
    (value) => value === undefined || typeof value === 'function',
  );

/** A language needs texts, built-in or the venue's own. */
function hasTexts(language: string | undefined, own: OwnTexts | undefined): boolean {
  if (language === undefined) return true;
  return Object.hasOwn(MESSAGE_TEXTS, language) || Object.hasOwn(own ?? {}, language);
}

export const messagesSchema = () =>
  object({
    language: plainText()
      .matches(LANGUAGE, '${path} must be a language of two letters, e.g. "fr"')
      .optional(),
    texts: texts(),
    compose: compose(),
  })
    .noUnknown(UNKNOWN_SETTING)
    .test('language', function checkLanguage(value) {
      if (hasTexts(value?.language, value?.texts)) return true;
      const message = `\${path}.language: there are no texts in "${value.language}"`;
      return this.createError({ message });
    })
    .optional()
    .default(undefined);
