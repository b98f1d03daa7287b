import { useMemo } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useErrorWords } from '../words/useErrorWords';

/** How good the news of a notification is. */
export type Tone = 'success' | 'info' | 'warning';

/** Runs a call, notifies the user of a failure, and resolves to whether the call succeeded. */
export function useAttempts() {
  const { toggleNotification } = useNotification();
  const inWords = useErrorWords();

  return useMemo(() => {
    const notify = (type: Tone, text: string) => toggleNotification({ type, message: text });

    async function attempt<Answer>(call: Promise<Answer>, onAnswer: (answer: Answer) => void) {
      try {
        onAnswer(await call);
        return true;
      } catch (error) {
        toggleNotification({ type: 'danger', message: inWords(error) });
        return false;
      }
    }

    return { attempt, notify };
  }, [toggleNotification, inWords]);
}
