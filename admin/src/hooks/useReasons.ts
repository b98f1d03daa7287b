import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { readReason } from '../../../server/src/contracts';
import { message } from '../translations/message';
import { useFieldNames } from './useFieldNames';

const SEVERAL = '; ';

/**
 * Says the server's reasons in the person's language; what is not known, like the words of S-360
 * itself, stays as it came.
 */
export function useReasons(): (text: string) => string {
  const { formatMessage } = useIntl();
  const { nameOf } = useFieldNames();

  return useCallback(
    function inWords(text: string): string {
      const read = readReason(text);
      if (read !== null) {
        const { field, reasons, ...values } = read.values;
        return formatMessage(message(`reason.${read.code}`), {
          ...values,
          ...(field !== undefined && { field: nameOf(field) }),
          ...(reasons !== undefined && {
            reasons: reasons.split(SEVERAL).map(inWords).join(SEVERAL),
          }),
        });
      }
      // A finding about a row of a file names the field first.
      const [field = '', ...rest] = text.split(' ');
      const odd = readReason(rest.join(' '));
      return odd === null
        ? text
        : formatMessage(message('warnings.item'), {
            field: nameOf(field),
            message: formatMessage(message(`reason.${odd.code}`), odd.values),
          });
    },
    [formatMessage, nameOf],
  );
}
