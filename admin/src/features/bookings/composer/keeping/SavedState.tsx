import { Flex, TextButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { KeepingState } from '../model/draftKeeper';
import { message } from '../../../../translations/message';

interface SavedStateProps {
  state: KeepingState;
  onRetry: () => void;
}

/** Whether the draft on the screen is saved. */
export function SavedState({ onRetry, state }: SavedStateProps) {
  const { formatMessage, formatTime } = useIntl();
  switch (state.phase) {
    case 'nothing':
      return <span>{formatMessage(message('booking.compose.saved.nothing'))}</span>;
    case 'unsaved':
    case 'saving':
      return <span>{formatMessage(message('booking.compose.saved.saving'))}</span>;
    case 'saved':
      return (
        <span>
          {formatMessage(message('booking.compose.saved.saved'), {
            time: formatTime(state.booking?.updatedAt),
          })}
        </span>
      );
    case 'failed':
      return (
        <Flex tag="span" gap={2} role="alert">
          {formatMessage(message('booking.compose.saved.failed'), { reason: state.reason })}
          <TextButton onClick={onRetry}>{formatMessage(message('panel.tryAgain'))}</TextButton>
        </Flex>
      );
    case 'conflict':
    case 'gone':
      return <span>{formatMessage(message(`booking.compose.saved.${state.phase}`))}</span>;
  }
}
