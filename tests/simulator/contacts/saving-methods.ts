import { type Behaviour, assumed } from '../behaviour/behaviour';
import type { Institution } from '../institution';
import { isObject, type JsonObject, textOf } from '../json';
import type { Service } from '../service';
import { saveIndividualContactData, saveStructureContactData } from './save';

/** The writing methods by the institution’s names. */
export function savingMethods({ saveMethods, saves }: Behaviour): Service['methods'] {
  const { individual, structure } = assumed.saveMethods;
  return {
    [saveMethods.individual]: saveIndividualContactData,
    [saveMethods.structure]: saveStructureContactData,
    ...(saves === 'ignore' && { [individual]: ignoredSave, [structure]: ignoredSave }),
  };
}

/** A save that answers with success and does nothing. */
function ignoredSave(request: JsonObject, institution: Institution): JsonObject {
  const numbers = [request, ...Object.values(request)].flatMap((part) =>
    isObject(part) ? (textOf(part, 'contactNumber') ?? []) : [],
  );
  return { contactNumber: numbers[0] ?? institution.contacts.nextNumber() };
}
