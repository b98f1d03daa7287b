import { Flex, TextButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { KeepingState } from '../model/draftKeeper';
import { useText } from '../../../../shared/words/useText';

interface SavedStateProps {
  state: KeepingState;
  onRetry: () => void;
}

export function SavedState({ onRetry, state }: SavedStateProps) {
  const { formatTime } = useIntl();
  const text = useText();
  switch (state.phase) {
    case 'nothing':
      return <span>{text('booking.compose.saved.nothing')}</span>;
    case 'unsaved':
    case 'saving':
      return <span>{text('booking.compose.saved.saving')}</span>;
    case 'saved':
      return (
        <span>
          {text('booking.compose.saved.saved', {
            time: formatTime(state.booking?.updatedAt),
          })}
        </span>
      );
    case 'failed':
      return (
        <Flex tag="span" gap={2} role="alert">
          {text('booking.compose.saved.failed', { reason: state.reason })}
          <TextButton onClick={onRetry}>{text('panel.tryAgain')}</TextButton>
        </Flex>
      );
    case 'conflict':
    case 'gone':
      return <span>{text(`booking.compose.saved.${state.phase}`)}</span>;
  }
}
