import { useCallback } from 'react';
import type { SyncFailure } from '../../../../server/src/contracts';
import { useText } from '../words/useText';
import { refusedWithoutWords } from './refusedWithoutWords';
import { useReasons } from './useReasons';

/** Why something failed, for a place that shows the failure's code beside it. */
export function useFailureText(): (failure: Pick<SyncFailure, 'code' | 'reason'>) => string {
  const text = useText();
  const inWords = useReasons();
  return useCallback(
    (failure) => {
      const refused = refusedWithoutWords(failure);
      return refused === null ? inWords(failure.reason) : text(`failure.${refused}`);
    },
    [inWords, text],
  );
}
