import { Button, Flex, Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useText } from '../words/useText';
import { Line } from './Notice';

/** Shown until the first read succeeds. */
export function Loading() {
  const text = useText();
  return <Loader small>{text('panel.loading')}</Loader>;
}

/** Shown if no read has succeeded. */
export function LoadFailed({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{text('panel.loadFailed', { reason })}</Line>
      <RetryButton onRetry={onRetry} />
    </Flex>
  );
}

/** Shown if a refresh failed; the earlier data stays, with its time. */
export function RefreshFailed({ readAt, onRetry }: { readAt: number; onRetry: () => void }) {
  const { formatTime } = useIntl();
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{text('panel.refreshFailed', { time: formatTime(readAt) })}</Line>
      <RetryButton onRetry={onRetry} />
    </Flex>
  );
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const text = useText();
  return (
    <Button size="S" variant="tertiary" onClick={onRetry}>
      {text('panel.tryAgain')}
    </Button>
  );
}
