import { useCallback } from 'react';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useText } from '../words/useText';

/** Copies a text and reports the result: without HTTPS a page may not copy. */
export function useCopy(): (copied: string) => Promise<void> {
  const text = useText();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  return useCallback(
    async (copied: string) => {
      const isDone = await copy(copied);
      toggleNotification({
        type: isDone ? 'success' : 'warning',
        message: text(isDone ? 'copy.done' : 'copy.failed'),
      });
    },
    [copy, text, toggleNotification],
  );
}
