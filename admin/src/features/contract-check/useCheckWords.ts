import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CheckWords } from '../../../../server/src/contracts';
import { useReasons } from '../../shared/words/useReasons';
import { isMessageKey, message } from '../../translations/message';

/** Puts what a check found into the person's words. */
export function useCheckWords(): CheckWords {
  const { formatDate, formatList, formatMessage } = useIntl();
  const reason = useReasons();
  return useMemo(
    () => ({
      text: (key, values) => (isMessageKey(key) ? formatMessage(message(key), values) : null),
      list: (items) => formatList(items),
      dateTime: (iso) => formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
      reason,
    }),
    [formatDate, formatList, formatMessage, reason],
  );
}
