import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../words/useText';
import { changedNameKey, consentCode, labelInS360, nameInS360 } from './fieldKeys';

/**
 * Names a contact's fields and elements that exist only in S-360, in the user's language. A
 * venue's own field keeps its own name, as does anything unknown.
 */
export function useFieldNames() {
  const { formatList } = useIntl();
  const text = useText();

  const nameOf = useCallback(
    (field: string) => {
      const key = changedNameKey(field);
      if (key !== null) return text(key);
      const code = consentCode(field);
      if (code !== null) return text('fieldName.consent', { code });
      const label = labelInS360(field);
      const name = label === null ? nameInS360(field) : text(label);
      return name === null ? field : text('fieldName.onlyInS360', { name });
    },
    [text],
  );

  const listOf = useCallback(
    (fields: readonly string[]) => formatList(fields.map(nameOf), { type: 'conjunction' }),
    [formatList, nameOf],
  );

  return { nameOf, listOf };
}
