import { useIntl } from 'react-intl';
import { knownFamily, knownState, knownType } from './knownCodes';
import { message } from '../../translations/message';

/** The words for S-360's order codes; unknown codes stay as they are. */
export function useOrderWords() {
  const { formatMessage } = useIntl();
  return {
    typeOf(code: string): string {
      const type = knownType(code);
      return type === null ? code : formatMessage(message(`order.type.${type}`));
    },
    stateOf(code: string): string {
      const state = knownState(code);
      return state === null ? code : formatMessage(message(`order.state.${state}`));
    },
    familyOf(code: string): string {
      const family = knownFamily(code);
      return family === null ? code : formatMessage(message(`order.family.${family}`));
    },
  };
}
