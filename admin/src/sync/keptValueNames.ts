import { isMessageKey } from '../translations/message';
import type { MessageKey } from '../translations/message';

/** The text that names an element of S-360, or `null` for one that stands under its own name. */
export function keptValueLabel(name: string): MessageKey | null {
  const key = `kept.value.${name}`;
  return isMessageKey(key) ? key : null;
}
