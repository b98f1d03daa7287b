import type { Behaviour } from '../../behaviour/behaviour';
import { isObject, type JsonObject, type JsonValue, textsOf } from '../../json';
import { keptAlternatives, keptEmail } from './emails';
import { keptText } from './lengths';
import { splitPhone } from './phones';
import { keptTitle } from './titles';

/** What S-360 knows of the contact that a save writes. */
export interface KeptContext {
  behaviour: Behaviour;
  /** The country of the contact’s address, else of the institution. */
  countryCode: string;
  /** Whether the contact logs in by its e-mail. */
  isLogin: boolean;
}

const phones = new Set(['cellPhoneNumber', 'phoneNumber1']);

/** What a save writes as S-360 keeps it; what it drops is left out. */
export function keptElements(written: JsonObject, context: KeptContext): JsonObject {
  const kept = Object.entries(written).flatMap(([element, value]) => {
    if (value === undefined || isDropped(element, value, context)) return [];
    const form = value === null ? null : keptValue(element, value, context);
    return form === undefined ? [] : [[element, form] as const];
  });
  return Object.fromEntries(kept);
}

function isDropped(element: string, value: JsonValue, { behaviour, isLogin }: KeptContext) {
  return (
    behaviour.dropped.includes(element) ||
    (value === null && behaviour.nulls !== 'empty') ||
    (value === '' && behaviour.nulls === 'blanksIgnored') ||
    (phones.has(element) && behaviour.phones === 'dropped') ||
    (element === 'email' && behaviour.loginEmails === 'kept' && isLogin)
  );
}

/** The form of a value; `undefined` when S-360 does not take it. */
function keptValue(
  element: string,
  value: JsonValue,
  { behaviour, countryCode }: KeptContext,
): JsonValue | undefined {
  if (element === 'alternativeEmails') return keptList(value, behaviour);
  if (typeof value !== 'string') return isObject(value) ? structuredClone(value) : value;
  if (element === 'individualTitle' && behaviour.titles === 'codes') {
    return keptTitle(value, behaviour.titleCodes);
  }
  if (element === 'email' && behaviour.emails === 'documented') return keptEmail(value);
  if (phones.has(element) && behaviour.phones === 'split') return splitPhone(value, countryCode);
  return keptText(element, value, behaviour);
}

function keptList(value: JsonValue, { emails }: Behaviour): JsonValue {
  const written = textsOf({ value }, 'value');
  return emails === 'documented' ? keptAlternatives(written) : written;
}
