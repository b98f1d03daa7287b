import { useCallback } from 'react';
import { reasonInWords, type Reason } from '../../../../server/src/contracts';
import { useFieldNames } from '../fields/useFieldNames';
import { useTextIfAny } from '../words/useTextIfAny';

/** Puts the server's reasons into the user's language. */
export function useReasons(): (reason: Reason) => string {
  const text = useTextIfAny();
  const { listOf, nameOf } = useFieldNames();
  return useCallback(
    (reason) => reasonInWords(reason, { text, listOf, nameOf }),
    [listOf, nameOf, text],
  );
}
