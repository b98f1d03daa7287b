import { useIntl } from 'react-intl';
import { knownFamily, knownState, knownType } from './knownCodes';
import { message } from '../../translations/message';

/** What S-360's codes of orders are called; codes that nobody knew stay as they are. */
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
