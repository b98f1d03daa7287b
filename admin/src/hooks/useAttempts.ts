import { useMemo } from 'react';
import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useReasons } from './useReasons';

/** How good the news of a notification is. */
export type Tone = 'success' | 'info' | 'warning';

/** Runs a call, tells of its failure in Strapi's own words, and says whether it succeeded. */
export function useAttempts() {
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: formatAPIError } = useAPIErrorHandler();
  const inWords = useReasons();

  return useMemo(() => {
    const tell = (type: Tone, text: string) => toggleNotification({ type, message: text });

    async function attempt<Answer>(call: Promise<Answer>, onAnswer: (answer: Answer) => void) {
      try {
        onAnswer(await call);
        return true;
      } catch (error) {
        toggleNotification({ type: 'danger', message: inWords(formatAPIError(asApiError(error))) });
        return false;
      }
    }

    return { tell, attempt };
  }, [toggleNotification, formatAPIError, inWords]);
}

/** What can go wrong with a call, as Strapi puts it into words. */
export type ApiError = Parameters<
  ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']
>[0];

/** What RTK throws is Strapi's error object, but typed as unknown. */
export function asApiError(error: unknown): ApiError {
  return typeof error === 'object' && error !== null ? error : { message: String(error) };
}
