import { causeNamed, isCauseName } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';
import { useCauseTitle } from '../attention/useCauseTitle';
import type { Matter } from './health';

/** Says what is the matter with an institution; what waits for a person in the words of its list. */
export function useMatterWords(): (matter: Matter) => string {
  const text = useText();
  const titleOf = useCauseTitle();
  return ({ code, count, waiting = [] }) => {
    if (code === 'inList') return text('health.inList', { list: waiting.map(titleOf).join(' · ') });
    if (isCauseName(code)) return `${titleOf({ ...causeNamed(code), count })}.`;
    return text(`health.${code}`, { count });
  };
}
