import type { KeptValue } from '../../contracts/contacts/kept-values';
import type { LinkBelongings } from '../records';
import { isRecord } from '../../kernel/is-record';

/** What a link keeps of S-360's data beyond what a contact has fields for. */
type KeptOnLink = Omit<LinkBelongings, 'addressId' | 'addresses' | 'contactId' | 'relay'>;

const maxValues = 200;
const maxDepth = 4;

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

/** The elements by name: databases change their order. */
const elementsOf = (data: Record<string, unknown>): [string, unknown][] =>
  Object.entries(data).sort(([a], [b]) => a.localeCompare(b));

/** An element of a list in one text: `criterionCode: OPERA, value: true`. */
function describeValue(value: unknown): string {
  if (Array.isArray(value)) return (value as unknown[]).map(describeValue).join(', ');
  if (!isRecord(value)) return isBlank(value) ? '' : String(value);
  return elementsOf(value)
    .map(([name, inner]) => [name, describeValue(inner)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join(', ');
}

function valuesAt(name: string, value: unknown, depth: number): KeptValue[] {
  if (typeof value === 'boolean' || typeof value === 'number') return [{ name, value }];
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ name, value }];
  if (isRecord(value) && depth < maxDepth) {
    return elementsOf(value).flatMap(([inner, one]) =>
      valuesAt(`${name}.${inner}`, one, depth + 1),
    );
  }
  const lines = Array.isArray(value)
    ? (value as unknown[]).map(describeValue)
    : [describeValue(value)];
  return lines.filter((line) => line !== '').map((line) => ({ name, value: line }));
}

/** The kept values of a link, by S-360's names, as a list that a person can read. Pure. */
export function keptValues(link: KeptOnLink): KeptValue[] {
  const unknown = isRecord(link.unknownFields) ? link.unknownFields : {};
  const { individualContact, structureContact, ...above } = unknown;
  const named: [string, unknown][] = [
    // In the person's or company's own section an element needs no section before its name.
    ...[individualContact, structureContact].flatMap((data) =>
      isRecord(data) ? elementsOf(data) : [],
    ),
    ['role', link.role],
    ['state', link.contactState],
    ['endValidityDate', link.validUntil],
    ['blocked', link.blocked],
    ['guest', link.guest],
    ['contactOrigin', link.origin],
    ['login', link.login],
    ['contactCriteria', link.criteria],
    ['indicators', link.indicators],
    ['advantages', link.advantages],
    ['contactQualities', link.qualities],
    ...elementsOf(above),
  ];
  const seen = new Set<string>();
  return named
    .flatMap(([name, value]) => valuesAt(name, value, 0))
    .filter((kept) => {
      const key = JSON.stringify(kept);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, maxValues);
}
