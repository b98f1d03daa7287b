import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CheckWords } from '../../../../server/src/contracts';
import { useReasons } from '../../shared/reasons/useReasons';
import { useTextIfAny } from '../../shared/words/useTextIfAny';

/** Puts the results of a check into the user's language. */
export function useCheckWords(): CheckWords {
  const { formatDate, formatList } = useIntl();
  const text = useTextIfAny();
  const reason = useReasons();
  return useMemo(
    () => ({
      text,
      list: (items) => formatList(items),
      dateTime: (iso) => formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
      reason,
    }),
    [formatDate, formatList, reason, text],
  );
}
