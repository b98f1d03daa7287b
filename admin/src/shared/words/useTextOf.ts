import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TranslatedText } from '../../../../server/src/contracts';
import { textIn } from './texts';

/** Reads what S-360 has in several languages in that of the panel. */
export function useTextOf(): (text: TranslatedText) => string {
  const { locale } = useIntl();
  return useCallback((text) => textIn(text, locale), [locale]);
}
