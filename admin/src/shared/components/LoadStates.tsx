import { Button, Flex, Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isForbidden } from '../api/isForbidden';
import { useErrorWords, type ApiError } from '../words/useErrorWords';
import { useText } from '../words/useText';
import { Line } from './Line';

function Loading() {
  const text = useText();
  return <Loader small>{text('panel.loading')}</Loader>;
}

interface RetryProps {
  error: unknown;
  onRetry: () => void;
}

/** Shown if no read has succeeded. */
export function LoadFailed({ reason, ...retry }: RetryProps & { reason: string }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{text('panel.loadFailed', { reason })}</Line>
      <RetryButton {...retry} />
    </Flex>
  );
}

interface NotLoadedProps {
  error: ApiError | undefined;
  onRetry: () => void;
}

/** Shown until the first read succeeds, with the reason once one has failed. */
export function NotLoaded({ error, onRetry }: NotLoadedProps) {
  const inWords = useErrorWords();
  if (!error) return <Loading />;
  return <LoadFailed reason={inWords(error)} error={error} onRetry={onRetry} />;
}

/** Shown if a refresh failed; the earlier data stays, with its time. */
export function RefreshFailed({ readAt, ...retry }: RetryProps & { readAt: number }) {
  const { formatTime } = useIntl();
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{text('panel.refreshFailed', { time: formatTime(readAt) })}</Line>
      <RetryButton {...retry} />
    </Flex>
  );
}

/** Reads again; not offered where only other roles would help. */
export function RetryButton({ error, onRetry }: RetryProps) {
  const text = useText();
  if (isForbidden(error)) return null;
  return (
    <Button size="S" variant="tertiary" onClick={onRetry}>
      {text('panel.tryAgain')}
    </Button>
  );
}
