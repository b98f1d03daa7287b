/** The contact methods of S-360, service ContactInformationPublicService. */

import { bodyOfSave, bodyOfSearch, contactAsWritten, hitsIn } from './assumptions';
import type { Answer, Caller } from './calls';
import { callOf, describedCalls } from './described-calls';
import { contactInformationPublicService } from './interface';
import type { Answered } from './answered';
import { S360AnswerError, S360RequestError, type FailedCall } from './errors';
import type { CallContext, CallName } from './permits';
import { DEFAULT_SETTINGS, type S360ClientSettings, type WritingMethodNames } from './settings';
import type {
  ContactDataResult,
  GetContactDataRequest,
  SavedContact,
  SaveIndividualRequest,
  SaveStructureRequest,
  SearchContactRequest,
} from './wire-types';
import { isRecord } from '../kernel/is-record';

/** The page of a search that names none. */
const DEFAULT_HITS = 50;

export interface ContactMethods {
  /** Documented: platform.secutix.com/backend/contacts/update_profile. */
  getContactData(
    request: GetContactDataRequest,
    context: CallContext,
  ): Promise<Answer<ContactDataResult>>;
  /** Documented by name; request and answer are assumed (`searchContact`). */
  searchContact(
    request: SearchContactRequest,
    context: CallContext,
  ): Promise<Answer<ContactDataResult[]>>;
  /** Documented by name; request and answer are assumed (`saveIndividual`, `writes`). */
  saveIndividualContactData(
    request: SaveIndividualRequest,
    context: CallContext,
  ): Promise<Answer<SavedContact>>;
  /** Assumed as a whole (`saveMethods`, `saveStructure`, `writes`). */
  saveStructureContactData(
    request: SaveStructureRequest,
    context: CallContext,
  ): Promise<Answer<SavedContact>>;
}

/** The name under which each method of the client gets its permits. */
export function contactCalls(
  settings: { readonly methodNames: WritingMethodNames } = DEFAULT_SETTINGS,
): Record<keyof ContactMethods, CallName> {
  const { name: service } = contactInformationPublicService;
  const { saveIndividual, saveStructure } = settings.methodNames;
  return {
    getContactData: callOf(contactInformationPublicService, 'getContactData'),
    searchContact: callOf(contactInformationPublicService, 'searchContact'),
    saveIndividualContactData: { service, method: saveIndividual },
    saveStructureContactData: { service, method: saveStructure },
  };
}

export function createContactMethods(settings: S360ClientSettings, caller: Caller): ContactMethods {
  const { saveIndividual, saveStructure, searchContact } = settings.assumptions;
  const names = contactCalls(settings);
  const ask = describedCalls(contactInformationPublicService, settings, caller);
  const asWritten = (contact: ContactDataResult) => contactAsWritten(contact, settings.assumptions);
  return {
    getContactData: (request, context) =>
      ask('getContactData', request, context, {
        read: (result, call) => asWritten(readContact(result, call)),
      }),
    async searchContact({ details, max = DEFAULT_HITS, start = 0, ...searchCriteria }, context) {
      // Without a criterion S-360 might return arbitrary contacts, and one of them might count as a
      // match.
      if (!Object.values(searchCriteria).some(Boolean)) {
        const { institution } = caller;
        throw new S360RequestError({ institution, ...names.searchContact }, 'no-criteria');
      }
      const request = { searchCriteria, details, minIndex: start, nbMaxResults: max };
      return ask('searchContact', request, context, {
        body: bodyOfSearch(searchContact, { criteria: searchCriteria, details, start, max }),
        read: (result, call) => readHits(hitsIn(searchContact, result), call).map(asWritten),
      });
    },
    saveIndividualContactData(request, context) {
      const { individualContactData: contact, ...lists } = request;
      return ask('saveIndividualContactData', request, context, {
        method: names.saveIndividualContactData.method,
        body: bodyOfSave(saveIndividual, { contact, ...lists }, settings.assumptions),
        read: readSaved,
      });
    },
    saveStructureContactData(request, context) {
      const { structureContactData: contact, ...lists } = request;
      return ask('saveStructureContactData', request, context, {
        method: names.saveStructureContactData.method,
        body: bodyOfSave(saveStructure, { contact, ...lists }, settings.assumptions),
        read: readSaved,
      });
    },
  };
}

function readContact(result: Answered, call: FailedCall): ContactDataResult {
  const contact = readContactDataResult(result);
  if (!contact) throw new S360AnswerError(call, 'no-result');
  return contact;
}

/** A missing list does not mean "nobody": otherwise the same contact might be created again. */
function readHits(contacts: unknown, call: FailedCall): ContactDataResult[] {
  if (contacts === null) return [];
  if (!Array.isArray(contacts)) throw new S360AnswerError(call, 'no-result');
  return contacts.map((hit: unknown) => {
    const contact = readContactDataResult(hit);
    if (!contact) throw new S360AnswerError(call, 'no-result');
    return contact;
  });
}

function readSaved(result: Answered): SavedContact {
  return { contactNumber: readNumber(result['contactNumber']) };
}

/**
 * Reads a contact from the untyped JSON of an answer or a webhook; `null` without a contact number.
 * The number is documented as String(20), but some calls write it as a JSON number.
 */
export function readContactDataResult(json: unknown): ContactDataResult | null {
  if (!isRecord(json)) return null;
  const contactNumber = readNumber(json['contactNumber']);
  if (contactNumber === null) return null;
  const person = withTextNumber(json['individualContact']);
  const company = withTextNumber(json['structureContact']);
  // The cast accepts untyped JSON: see wire-types, the other fields are not checked.
  return {
    ...json,
    contactNumber,
    ...(person && { individualContact: person }),
    ...(company && { structureContact: company }),
  } as ContactDataResult;
}

function withTextNumber(part: unknown): Answered | null {
  if (!isRecord(part)) return null;
  const contactNumber = readNumber(part['contactNumber']);
  return contactNumber === null ? part : { ...part, contactNumber };
}

function readNumber(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return null;
  return value.trim() || null;
}
