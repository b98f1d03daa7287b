import type { ShownState } from './model/notSent';
import { STATE_VARIANTS } from './model/stateAppearance';
import { useText } from '../../shared/words/useText';
import { StatusWord } from '../../shared/components/StatusWord';

export function StateBadge({ state }: { state: ShownState }) {
  const text = useText();
  return <StatusWord variant={STATE_VARIANTS[state]}>{text(`state.${state}`)}</StatusWord>;
}
