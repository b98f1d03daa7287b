import { useCallback } from 'react';
import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { reasonsIn } from '../reasons/reasonsIn';
import { useReasons } from '../reasons/useReasons';

/** The errors that Strapi can put into words. */
export type ApiError = Parameters<
  ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']
>[0];

/** RTK throws Strapi's error object, but types it as unknown. */
const asApiError = (error: unknown): ApiError =>
  typeof error === 'object' && error !== null ? error : { message: String(error) };

/** Says in the user's language why a call failed, with the server's reasons if there are any. */
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
