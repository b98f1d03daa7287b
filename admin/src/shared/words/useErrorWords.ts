import { useCallback } from 'react';
import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { isForbidden } from '../api/isForbidden';
import { reasonsIn } from '../reasons/reasonsIn';
import { useReasons } from '../reasons/useReasons';
import { useText } from './useText';

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
  const text = useText();
  return useCallback(
    (error) => {
      const reasons = reasonsIn(error);
      if (reasons.length > 0) return reasons.map(inWords).join(' ');
      // Strapi says no more than that its policy failed.
      return isForbidden(error) ? text('page.forbidden') : formatAPIError(asApiError(error));
    },
    [formatAPIError, inWords, text],
  );
}
