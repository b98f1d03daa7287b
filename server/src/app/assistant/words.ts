import { inEnglish, reasonInWords, type Reason } from '../../contracts/reasons';

/** The English words of the screens, which AI clients read and translate for people. */
export interface EnglishWords {
  /** @throws Error for a key without a text. */
  text(key: string, values?: Record<string, string | number>): string;
  reason(reason: Reason): string;
}

type Texts = Record<string, string>;

/** Loads the words when a tool is called for the first time. */
export async function englishWords(): Promise<EnglishWords> {
  const [{ createIntl }, ...files] = await Promise.all([
    import('react-intl'),
    import('../../../../admin/src/features/contacts/translations/en.json'),
    import('../../../../admin/src/features/overview/translations/en.json'),
    import('../../../../admin/src/shared/reasons/translations/en.json'),
    import('../../../../admin/src/shared/translations/en.json'),
  ]);
  const texts: Texts = Object.fromEntries(files.flatMap((file) => Object.entries(file.default)));
  const intl = createIntl({ locale: 'en', messages: texts });
  const known = (key: string, values?: Record<string, string | number>) =>
    Object.hasOwn(texts, key) ? intl.formatMessage({ id: key }, values) : null;
  return {
    text(key, values) {
      const text = known(key, values);
      if (text === null) throw new Error(`There is no text ${key}.`);
      return text;
    },
    reason: (reason) =>
      Object.hasOwn(texts, `reason.${reason.code}`)
        ? reasonInWords(reason, {
            text: known,
            nameOf: (field) => field,
            listOf: (items) => intl.formatList(items),
          })
        : inEnglish(reason),
  };
}
