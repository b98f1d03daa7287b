import { titleOf } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

/** Says in a few words what waits. */
export function useGroupTitle(): (group: Parameters<typeof titleOf>[0]) => string {
  const text = useText();
  return (group) => {
    const { key, values } = titleOf(group);
    return text(key, values);
  };
}
