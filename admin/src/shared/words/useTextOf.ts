import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TranslatedText } from '../../../../server/src/contracts';
import { textIn } from './texts';

/** Picks the panel's language from one of S-360's multilingual texts. */
export function useTextOf(): (text: TranslatedText) => string {
  const { locale } = useIntl();
  return useCallback((text) => textIn(text, locale), [locale]);
}
