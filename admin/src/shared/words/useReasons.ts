import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { reasonInWords } from './reasonWords';
import { useFieldNames } from '../fields/useFieldNames';

/** Says the server's reasons in the person's language. */
export function useReasons(): (text: string) => string {
  const { formatMessage } = useIntl();
  const { listOf, nameOf } = useFieldNames();
  return useCallback(
    (text) => reasonInWords(text, { formatMessage, listOf, nameOf }),
    [formatMessage, listOf, nameOf],
  );
}
