import { useCallback } from 'react';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { useGetInstitutionsQuery } from './institutionsApi';

const NONE: InstitutionStatus[] = [];

/** The institutions as the page reads them for all its screens; empty until they are there. */
export function useInstitutions() {
  const { data = NONE } = useGetInstitutionsQuery(undefined);

  /** An institution that is configured no longer is still known by its code. */
  const nameOf = useCallback(
    (code: string) => data.find((institution) => institution.code === code)?.name ?? code,
    [data],
  );

  return { institutions: data, nameOf };
}
