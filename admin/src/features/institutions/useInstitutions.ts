import { useCallback, useMemo } from 'react';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import type { Allowed } from '../../shared/permissions/allowed';
import { useGetInstitutionsQuery } from './institutionsApi';

const NONE: InstitutionStatus[] = [];

/** The institutions that the page has read for all its screens; empty until then. */
export function useInstitutions() {
  const { data = NONE } = useGetInstitutionsQuery(undefined);

  /** An institution that is no longer configured is still known by its code. */
  const nameOf = useCallback(
    (code: string) => data.find((institution) => institution.code === code)?.name ?? code,
    [data],
  );

  return { institutions: data, nameOf };
}

/** The institutions that the user sees, parted by whether an action is allowed there. */
export function useInstitutionsWhere({ at }: Allowed) {
  const { institutions } = useInstitutions();
  return useMemo(
    () => ({
      allowed: institutions.filter(({ code }) => at(code)),
      others: institutions.filter(({ code }) => !at(code)),
    }),
    [institutions, at],
  );
}
