import { useIntl } from 'react-intl';
import { useFieldNames } from './useFieldNames';
import { shortened } from './fieldKeys';
import { message } from '../../translations/message';

const MAX_NAMES = 3;

/** The names of the first fields in a list; hovering shows all of them. */
export function FieldNames({ fields }: { fields: readonly string[] }) {
  const { formatMessage } = useIntl();
  const { listOf, nameOf } = useFieldNames();
  const [first, omitted] = shortened(fields, MAX_NAMES);
  if (omitted === 0) return <>{listOf(fields)}</>;
  return (
    <span title={listOf(fields)}>
      {formatMessage(message('fields.more'), {
        fields: first.map(nameOf).join(', '),
        count: omitted,
      })}
    </span>
  );
}
