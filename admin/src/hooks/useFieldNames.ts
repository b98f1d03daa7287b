import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { fieldLabelKey } from '../sync/fieldNames';
import { message } from '../translations/message';

/** Names the contact's fields in the person's language; a venue's own field keeps its own name. */
export function useFieldNames() {
  const intl = useIntl();

  const nameOf = useCallback(
    (field: string) => {
      const key = fieldLabelKey(field);
      return key === null ? field : intl.formatMessage(message(key));
    },
    [intl],
  );

  const listOf = useCallback(
    (fields: readonly string[]) => intl.formatList(fields.map(nameOf), { type: 'conjunction' }),
    [intl, nameOf],
  );

  return { nameOf, listOf };
}
