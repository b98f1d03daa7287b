import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { FactForm } from '../../../server/src/contracts';
import { digitsOf } from './factForm';

/** A fact of a contact in the list: short, so that all of them have room. */
export function FactCell({ form, value }: { form: FactForm; value: unknown }) {
  const { formatDate, formatNumber } = useIntl();
  if (typeof value !== 'string' && typeof value !== 'number') {
    return <Typography textColor="neutral800">-</Typography>;
  }
  return (
    <Typography textColor="neutral800">
      {form === 'amount' ? (
        formatNumber(Number(value), { minimumFractionDigits: digitsOf(Number(value)) })
      ) : (
        <time
          dateTime={String(value)}
          title={formatDate(value, { dateStyle: 'full', timeStyle: 'short' })}
        >
          {formatDate(value, {
            dateStyle: 'medium',
            ...(form === 'moment' && { timeStyle: 'short' }),
          })}
        </time>
      )}
    </Typography>
  );
}
