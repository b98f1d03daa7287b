import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { consentCode, fieldLabelKey, labelInS360, nameInS360 } from './fieldKeys';
import { message } from '../../translations/message';

/**
 * Names a contact's fields and elements that exist only in S-360, in the user's language. A
 * venue's own field keeps its own name, as does anything unknown.
 */
export function useFieldNames() {
  const intl = useIntl();

  const nameOf = useCallback(
    (field: string) => {
      const key = fieldLabelKey(field);
      if (key !== null) return intl.formatMessage(message(key));
      const code = consentCode(field);
      if (code !== null) return intl.formatMessage(message('fieldName.consent'), { code });
      const label = labelInS360(field);
      const name = label === null ? nameInS360(field) : intl.formatMessage(message(label));
      return name === null ? field : intl.formatMessage(message('fieldName.onlyInS360'), { name });
    },
    [intl],
  );

  const listOf = useCallback(
    (fields: readonly string[]) => intl.formatList(fields.map(nameOf), { type: 'conjunction' }),
    [intl, nameOf],
  );

  return { nameOf, listOf };
}
