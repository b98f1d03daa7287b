import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { idOf } from '../../translations/message';
import type { MessageKey } from '../../translations/message';

type Plain = Record<string, string | number | boolean | null | undefined>;

interface Text {
  (key: MessageKey, values?: Plain): string;
  (key: MessageKey, values: Record<string, ReactNode>): ReactNode;
}

/** Returns the text for a key, in the panel's language. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useMemo(() => {
    function text(key: MessageKey, values?: Plain): string;
    function text(key: MessageKey, values: Record<string, ReactNode>): ReactNode;
    function text(key: MessageKey, values?: Record<string, ReactNode>): ReactNode {
      return formatMessage({ id: idOf(key) }, values);
    }
    return text;
  }, [formatMessage]);
}
