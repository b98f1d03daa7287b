import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { idOf } from '../../translations/message';

/**
 * Returns the text for a key that contains a name from the server; `null` if there is no such
 * text.
 */
export function useTextIfAny(): (
  key: string,
  values?: Record<string, string | number>,
) => string | null {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (key, values) =>
      Object.hasOwn(messages, idOf(key)) ? formatMessage({ id: idOf(key) }, values) : null,
    [formatMessage, messages],
  );
}
