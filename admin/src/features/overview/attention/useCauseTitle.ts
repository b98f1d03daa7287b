import { causeTitle } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

/** Says in a few words what waits. */
export function useCauseTitle(): (cause: Parameters<typeof causeTitle>[0]) => string {
  const text = useText();
  return (cause) => causeTitle(cause, text);
}
