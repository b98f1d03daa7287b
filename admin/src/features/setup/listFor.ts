import type { InstitutionStatus } from '../../../../server/src/contracts';

interface ReadList {
  currentData?: readonly InstitutionStatus[] | undefined;
  isFetching: boolean;
}

/**
 * The list of institutions, unless it lacks the institution and is just being read again: one that
 * was created a moment ago may be missing in the list that was read before.
 */
export const listFor = (code: string, { currentData, isFetching }: ReadList) =>
  isFetching && currentData?.some((one) => one.code === code) !== true ? undefined : currentData;
