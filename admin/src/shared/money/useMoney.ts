import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Money } from '../../../../server/src/contracts';
import { shownMoney, type Precision } from './money';

/** Formats amounts in the panel's language. */
export function useMoney(): (money: Money, precision?: Precision) => string {
  const { formatNumber } = useIntl();
  return useCallback(
    (money, precision) => {
      const { options, unit, value } = shownMoney(money, precision);
      const number = formatNumber(value, options);
      return unit === null ? number : `${number} ${unit}`;
    },
    [formatNumber],
  );
}
