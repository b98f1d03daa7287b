import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Money } from '../../../../server/src/contracts';
import { shownMoney } from './money';

/** Writes amounts as people of the panel's language do. */
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
