import { Button, Flex, Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';
import { Line } from './Notice';

/** Until the state was read for the first time. */
export function Loading() {
  const { formatMessage } = useIntl();
  return <Loader small>{formatMessage(message('panel.loading'))}</Loader>;
}

/** When the state could never be read. */
export function LoadFailed({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
      <Line>{formatMessage(message('panel.loadFailed'), { reason })}</Line>
      <RetryButton onRetry={onRetry} />
    </Flex>
  );
}

/** When what is shown could not be renewed; it stays, with its time. */
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
