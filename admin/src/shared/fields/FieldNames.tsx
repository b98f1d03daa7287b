import { useFieldNames } from './useFieldNames';
import { shortened } from './fieldKeys';
import { useText } from '../words/useText';

const MAX_NAMES = 3;

export function FieldNames({ fields }: { fields: readonly string[] }) {
  const text = useText();
  const { listOf, nameOf } = useFieldNames();
  const [first, omitted] = shortened(fields, MAX_NAMES);
  if (omitted === 0) return <>{listOf(fields)}</>;
  return (
    <span title={listOf(fields)}>
      {text('fields.more', {
        fields: first.map(nameOf).join(', '),
        count: omitted,
      })}
    </span>
  );
}
