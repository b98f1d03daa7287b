import { isObject, type JsonObject, type JsonValue } from '../json';
import type { Behaviour } from './behaviour';
import { shownSeatCategoryId } from './seat-categories';

/** Writes one value in the words of an institution. */
type Write = (value: JsonValue, element: string) => JsonValue;

/**
 * An answer or webhook item with the institution’s words for states and flags and its ids of seat
 * categories. The state of the simulator contains only the documented ones.
 */
export function asWritten(
  value: JsonObject,
  behaviour: Behaviour,
  headOf: (contactNumber: string) => string,
): JsonObject {
  const ofHead: Write = (given, element) =>
    element === 'contactReference' && typeof given === 'string' ? headOf(given) : given;
  return written(value, [...writersOf(behaviour), ofHead]);
}

/** The elements of an order and its lines that are amounts. */
const AMOUNT = /^(basePrice|unitPrice|\w+Amount)$/;

function writersOf(behaviour: Behaviour): Write[] {
  const { flags, orderAmounts, orderStates, seatCategories } = behaviour;
  const writers: Write[] = [];
  const { open, closed, abandoned } = orderStates;
  if (open !== 'OPEN' || closed !== 'CLOSED' || abandoned !== 'ABANDONED') {
    const words = new Map<JsonValue, string>([
      ['OPEN', open],
      ['CLOSED', closed],
      ['ABANDONED', abandoned],
    ]);
    writers.push((value, element) =>
      element === 'orderState' ? (words.get(value) ?? value) : value,
    );
  }
  if (orderAmounts === 'hundredths') {
    writers.push((value, element) =>
      AMOUNT.test(element) && typeof value === 'number' ? value / 10 : value,
    );
  }
  if (flags !== 'boolean') {
    const words = flags === 'text' ? { true: 'true', false: 'false' } : flags;
    writers.push((value) => (typeof value === 'boolean' ? words[`${value}`] : value));
  }
  if (seatCategories !== 'seatCatId') {
    writers.push((value, element) =>
      element === 'seatCategoryId' && typeof value === 'number'
        ? shownSeatCategoryId(value, seatCategories)
        : value,
    );
  }
  return writers;
}

function written(source: JsonObject, writers: readonly Write[]): JsonObject {
  const target: JsonObject = {};
  for (const [element, value] of Object.entries(source)) {
    target[element] = value === undefined ? undefined : writtenValue(value, element, writers);
  }
  return target;
}

function writtenValue(value: JsonValue, element: string, writers: readonly Write[]): JsonValue {
  if (Array.isArray(value)) return value.map((one) => writtenValue(one, element, writers));
  if (isObject(value)) return written(value, writers);
  return writers.reduce<JsonValue>((shown, write) => write(shown, element), value);
}
