import { useCallback } from 'react';
import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { reasonsIn } from '../reasons/reasonsIn';
import { useReasons } from '../reasons/useReasons';

/** What can go wrong with a call, as Strapi puts it into words. */
export type ApiError = Parameters<
  ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']
>[0];

/** What RTK throws is Strapi's error object, but typed as unknown. */
const asApiError = (error: unknown): ApiError =>
  typeof error === 'object' && error !== null ? error : { message: String(error) };

/** Says in the person's language why a call failed: the server's reasons where it gives any. */
export function useErrorWords(): (error: unknown) => string {
  const { _unstableFormatAPIError: formatAPIError } = useAPIErrorHandler();
  const inWords = useReasons();
  return useCallback(
    (error) => {
      const reasons = reasonsIn(error);
      return reasons.length > 0
        ? reasons.map(inWords).join(' ')
        : formatAPIError(asApiError(error));
    },
    [formatAPIError, inWords],
  );
}
