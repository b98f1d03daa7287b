import { useIntl } from 'react-intl';
import type { SyncState } from '../../../../server/src/contracts';
import { STATE_VARIANTS } from './model/stateAppearance';
import { message } from '../../translations/message';
import { StatusWord } from '../../shared/components/StatusWord';

export function StateBadge({ state }: { state: SyncState }) {
  const { formatMessage } = useIntl();
  return (
    <StatusWord variant={STATE_VARIANTS[state]}>
      {formatMessage(message(`state.${state}`))}
    </StatusWord>
  );
}
