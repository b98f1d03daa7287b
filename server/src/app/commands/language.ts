import { TEXT_LANGUAGES } from '../screen-words';
import type { Arguments } from './command';

const DEFAULT_LANGUAGE = 'en';

/** The option of commands that print texts of the screens. */
export const LANGUAGE = {
  language: {
    value: '<code>',
    help: `${TEXT_LANGUAGES.join(', ')} (default: ${DEFAULT_LANGUAGE})`,
  },
} as const;

/** The language in which a command prints. */
export const languageOf = ({ text }: Arguments): string => text('language') ?? DEFAULT_LANGUAGE;

/** What is wrong with the option of the language; `null` when nothing is. */
export function wrongLanguage(input: Arguments): string | null {
  const language = languageOf(input);
  return TEXT_LANGUAGES.includes(language) ? null : `There are no texts in "${language}".`;
}
