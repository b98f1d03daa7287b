import { useCallback } from 'react';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';

/** Copies a text and reports the result: without HTTPS a page may not copy. */
export function useCopy(): (text: string) => Promise<void> {
  const { formatMessage } = useIntl();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  return useCallback(
    async (text: string) => {
      const copied = await copy(text);
      toggleNotification({
        type: copied ? 'success' : 'warning',
        message: formatMessage(message(copied ? 'copy.done' : 'copy.failed')),
      });
    },
    [copy, formatMessage, toggleNotification],
  );
}
