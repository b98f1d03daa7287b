import { departuresIn } from '../../../server/src/s360/interface';
import {
  individualContactData,
  structureContactData,
} from '../../../server/src/s360/interface/contact';
import { BusinessError } from '../business-error';
import type { JsonValue } from '../json';
import type { ContactData } from '../shapes/contact';

/** Elements of a person or company, as they are described. */
const members = {
  INDIVIDUAL: individualContactData.members,
  STRUCTURE: structureContactData.members,
};

/** The number, and the copies of the main address, are not written through their own elements. */
const kept = new Set(['contactNumber', 'countryCode', 'zipCode']);

const setByS360 = new Set(
  Object.values(members).flatMap((known) =>
    Object.entries(known).flatMap(([name, schema]) => ('setByS360' in schema ? [name] : [])),
  ),
);

/** Whether a save may change the element. */
export const isWritable = (element: string): boolean =>
  !kept.has(element) && !setByS360.has(element);

/** Elements that a save can empty by omitting them. */
export const writableElements = (type: ContactData['type']): string[] =>
  Object.keys(members[type]).filter(isWritable);

/** Rejects a value of the wrong kind; `null`, which empties, is always valid. */
export function checkElement(type: ContactData['type'], element: string, value: JsonValue): void {
  const departures = departuresIn({ [element]: value }, members[type]);
  const isNoAddress = element === 'email' && value !== null && !/^\S+@\S+$/.test(String(value));
  if (!isNoAddress && !departures.some(({ flaw }) => flaw === 'wrongKind')) return;
  throw new BusinessError(`error.contact.${element.toLowerCase()}.invalid`);
}
