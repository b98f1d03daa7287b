import { REASONS, type Reason, type ReasonValue } from './reason';

const PLACE = /\{(\w+)\}/g;

/** A reason in English, for the API and logs. */
export const inEnglish = ({ code, values }: Reason): string =>
  REASONS[code].replace(PLACE, (_place, name: string) => valueInEnglish(values[name] ?? null));

function valueInEnglish(value: ReasonValue): string {
  if (value === null) return 'no value';
  if (typeof value !== 'object') return String(value);
  return value.map((one) => (typeof one === 'string' ? one : inEnglish(one))).join(', ');
}
