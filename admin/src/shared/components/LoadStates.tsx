import { Button, Flex, Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';
import { Line } from './Notice';

/** Shown until the first read succeeds. */
export function Loading() {
  const { formatMessage } = useIntl();
  return <Loader small>{formatMessage(message('panel.loading'))}</Loader>;
}

/** Shown if no read has succeeded. */
export function LoadFailed({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{formatMessage(message('panel.loadFailed'), { reason })}</Line>
      <RetryButton onRetry={onRetry} />
    </Flex>
  );
}

/** Shown if a refresh failed; the earlier data stays, with its time. */
export function RefreshFailed({ readAt, onRetry }: { readAt: number; onRetry: () => void }) {
  const { formatMessage, formatTime } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{formatMessage(message('panel.refreshFailed'), { time: formatTime(readAt) })}</Line>
      <RetryButton onRetry={onRetry} />
    </Flex>
  );
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Button size="S" variant="tertiary" onClick={onRetry}>
      {formatMessage(message('panel.tryAgain'))}
    </Button>
  );
}
