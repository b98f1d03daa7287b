import { knownFamily, knownState, knownType } from './knownCodes';
import { useText } from '../../shared/words/useText';

/** The words for S-360's order codes; unknown codes stay as they are. */
export function useOrderWords() {
  const text = useText();
  return {
    typeOf(code: string): string {
      const type = knownType(code);
      return type === null ? code : text(`order.type.${type}`);
    },
    stateOf(code: string): string {
      const state = knownState(code);
      return state === null ? code : text(`order.state.${state}`);
    },
    familyOf(code: string): string {
      const family = knownFamily(code);
      return family === null ? code : text(`order.family.${family}`);
    },
  };
}
