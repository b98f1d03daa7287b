import { useCallback } from 'react';
import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { problemsIn } from './problems';
import { useReasons } from './useReasons';

/** What can go wrong with a call, as Strapi puts it into words. */
export type ApiError = Parameters<
  ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']
>[0];

/** What RTK throws is Strapi's error object, but typed as unknown. */
const asApiError = (error: unknown): ApiError =>
  typeof error === 'object' && error !== null ? error : { message: String(error) };

/**
 * Says in the person's language why a call failed: every problem where the answer lists several,
 * else its message.
 */
export function useErrorWords(): (error: unknown) => string {
  const { _unstableFormatAPIError: formatAPIError } = useAPIErrorHandler();
  const inWords = useReasons();
  return useCallback(
    (error) => {
      const problems = problemsIn(error);
      return problems.length > 0
        ? problems.map(inWords).join(' ')
        : inWords(formatAPIError(asApiError(error)));
    },
    [formatAPIError, inWords],
  );
}
