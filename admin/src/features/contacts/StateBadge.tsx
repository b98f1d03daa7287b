import type { SyncState } from '../../../../server/src/contracts';
import { STATE_VARIANTS } from './model/stateAppearance';
import { useText } from '../../shared/words/useText';
import { StatusWord } from '../../shared/components/StatusWord';

export function StateBadge({ state }: { state: SyncState }) {
  const text = useText();
  return <StatusWord variant={STATE_VARIANTS[state]}>{text(`state.${state}`)}</StatusWord>;
}
