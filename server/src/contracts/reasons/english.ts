import { REASONS, type Reason, type ReasonCode, type ReasonValue } from './reason';

const PLACE = /\{(\w+)\}/g;

/** A newer version may have stored a reason that this one does not know. */
const textOf = (code: ReasonCode): string => (Object.hasOwn(REASONS, code) ? REASONS[code] : code);

/** A reason in English, for the API and logs. */
export const inEnglish = ({ code, values }: Reason): string =>
  textOf(code).replace(PLACE, (_place, name: string) => valueInEnglish(values[name] ?? null));

function valueInEnglish(value: ReasonValue): string {
  if (value === null) return 'no value';
  if (typeof value !== 'object') return String(value);
  return value.map((one) => (typeof one === 'string' ? one : inEnglish(one))).join(', ');
}
