import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Money } from '../../../../server/src/contracts';
import { shownMoney } from './money';

/** Formats amounts in the panel's language. */
export function useMoney(): (money: Money) => string {
  const { formatNumber } = useIntl();
  return useCallback(
    (money) => {
      const { options, unit, value } = shownMoney(money);
      const number = formatNumber(value, options);
      return unit === null ? number : `${number} ${unit}`;
    },
    [formatNumber],
  );
}
