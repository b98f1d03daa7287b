import { useCallback } from 'react';
import { reasonInWords, type Reason } from '../../../../server/src/contracts';
import { useGetVenuesQuery } from '../api/venuesApi';
import { useFieldNames } from '../fields/useFieldNames';
import { useAllowed } from '../permissions/useAllowed';
import { useTextIfAny } from '../words/useTextIfAny';

/** Puts the server's reasons into the user's language, with the names of institutions. */
export function useReasons(): (reason: Reason) => string {
  const text = useTextIfAny();
  const { listOf, nameOf } = useFieldNames();
  const mayKnowNames = useAllowed('readSync').somewhere;
  const { data: venues } = useGetVenuesQuery(undefined, { skip: !mayKnowNames });
  const institutionNamed = useCallback((code: string) => venues?.[code]?.name ?? code, [venues]);
  return useCallback(
    (reason) => reasonInWords(reason, { text, listOf, nameOf, institutionNamed }),
    [institutionNamed, listOf, nameOf, text],
  );
}
