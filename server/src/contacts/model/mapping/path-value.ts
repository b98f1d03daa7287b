import type { ClassifyingSection, ContactPath } from './contact-path';
import type { JsonObject } from './item-schema';
import { isRecord } from '../../../kernel/is-record';

/** Whether S-360 flags an address as the main one. */
export const isMainAddress = (address: JsonObject): boolean =>
  address.main === true || address.isMain === true;

/**
 * The relevant address: the main one, else the billing, shipping or first address, as in other
 * receivers (observed in use). `undefined` if the item has no address list, `null` if the list is
 * empty.
 */
export function mainAddress(item: JsonObject): JsonObject | null | undefined {
  if (!Array.isArray(item.addresses)) return undefined;
  const addresses = item.addresses.filter(isRecord);
  return (
    addresses.find(isMainAddress) ??
    addresses.find(({ billingAddress }) => billingAddress === true) ??
    addresses.find(({ shippingAddress }) => shippingAddress === true) ??
    addresses[0] ??
    null
  );
}

function addressFor(
  item: JsonObject,
  flag: 'billingAddress' | 'shippingAddress',
): JsonObject | null | undefined {
  if (!Array.isArray(item.addresses)) return undefined;
  return item.addresses.filter(isRecord).find((address) => address[flag] === true) ?? null;
}

/** Names that may hold the code or id of a criterion or an indicator (partly observed in use). */
const ENTRY_NAMES = [
  'code',
  'criterionCode',
  'indicatorCode',
  'id',
  'criterionId',
  'indicatorId',
] as const;

/** `undefined` if the item lacks the list, `null` if the list lacks this entry. */
function entryOf(
  item: JsonObject,
  section: ClassifyingSection,
  entry: string | undefined,
): JsonObject | null | undefined {
  const list = item[section];
  if (!Array.isArray(list)) return undefined;
  const isNamed = (one: JsonObject) => ENTRY_NAMES.some((name) => String(one[name]) === entry);
  return list.filter(isRecord).find(isNamed) ?? null;
}

function dataOf(item: JsonObject, { entry, section }: ContactPath): JsonObject | null | undefined {
  switch (section) {
    case 'item':
      return item;
    case 'mainAddress':
      return mainAddress(item);
    case 'billingAddress':
    case 'shippingAddress':
      return addressFor(item, section);
    case 'contactCriteria':
    case 'indicators':
      return entryOf(item, section, entry);
    case 'individualContact':
    case 'structureContact': {
      const data = item[section];
      return isRecord(data) ? data : undefined;
    }
  }
}

function firstShown(data: JsonObject, { alternatives = [], name }: ContactPath): unknown {
  const names = [name, ...alternatives].filter((one) => Object.hasOwn(data, one));
  const filled = names.find((one) => data[one] !== null && data[one] !== '');
  const shown = filled ?? names[0];
  return shown === undefined ? undefined : data[shown];
}

/** The value at a path: `undefined` if the item does not contain it. */
export function valueAt(item: JsonObject, path: ContactPath): unknown {
  const data = dataOf(item, path);
  if (!data) return data;
  let value = firstShown(data, path);
  for (const name of path.inner ?? []) {
    if (value === null) return null;
    value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
