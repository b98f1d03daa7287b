import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { idOf } from '../../translations/message';

/** Answers the text of a key that is made of a name of the server's; `null` where there is none. */
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
