import { useCallback } from 'react';
import { reasonInWords, type Reason } from '../../../../server/src/contracts';
import { useFieldNames } from '../fields/useFieldNames';
import { useTextIfAny } from '../words/useTextIfAny';

/** Says the server's reasons in the person's language. */
export function useReasons(): (reason: Reason) => string {
  const text = useTextIfAny();
  const { listOf, nameOf } = useFieldNames();
  return useCallback(
    (reason) => reasonInWords(reason, { text, listOf, nameOf }),
    [listOf, nameOf, text],
  );
}
