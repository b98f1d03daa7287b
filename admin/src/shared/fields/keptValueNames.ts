import { isMessageKey } from '../../translations/message';
import type { MessageKey } from '../../translations/message';

/** The text that names an element of S-360, or `null` for one that stands under its own name. */
export function keptValueLabel(name: string): MessageKey | null {
  const key = `kept.value.${name}`;
  return isMessageKey(key) ? key : null;
}

/** Whether a value is a day: S-360 writes one as its midnight in UTC. */
export const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T00:00:00(?:\.0+)?(?:Z|[+-]00:?00)$/.test(value);
