/** The contact methods of S-360, service ContactInformationPublicService. */

import { bodyOfSave, bodyOfSearch, contactWithFlags, hitsIn } from './assumptions';
import type { Answer, Caller } from './calls';
import type { JsonObject } from './transport/envelope';
import { S360AnswerError, S360RequestError, type FailedCall } from './errors';
import type { CallContext, CallName } from './permits';
import { DEFAULT_SETTINGS, type S360ClientSettings, type WritingMethodNames } from './settings';
import type { ServiceAddress } from './transport/urls';
import type {
  ContactDataResult,
  GetContactDataRequest,
  SavedContact,
  SaveIndividualRequest,
  SaveStructureRequest,
  SearchContactRequest,
} from './wire-types';
import { isRecord } from '../kernel/is-record';

/** Documented: apidocs ContactInformationPublicService, module tnco. */
const CONTACT_SERVICE = 'contactInformationPublicService';
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
  const { saveIndividual, saveStructure } = settings.methodNames;
  return {
    getContactData: { service: CONTACT_SERVICE, method: 'getContactData' },
    searchContact: { service: CONTACT_SERVICE, method: 'searchContact' },
    saveIndividualContactData: { service: CONTACT_SERVICE, method: saveIndividual },
    saveStructureContactData: { service: CONTACT_SERVICE, method: saveStructure },
  };
}

export function createContactMethods(settings: S360ClientSettings, caller: Caller): ContactMethods {
  const { institution } = caller;
  const { saveIndividual, saveStructure, searchContact } = settings.assumptions;
  const calls = contactCalls(settings);
  const version = settings.contactServiceVersion;
  const address: ServiceAddress = { module: 'tnco', service: CONTACT_SERVICE, version };
  const ask = async <T>(
    name: CallName,
    body: object,
    context: CallContext,
    read: (result: JsonObject, call: FailedCall) => T,
  ): Promise<Answer<T>> => {
    const failedCall = { institution, ...name };
    const { method } = name;
    const readResult = (result: JsonObject) => read(result, failedCall);
    return caller.call({ address, method, body, read: readResult }, context);
  };
  const withFlags = (contact: ContactDataResult) => contactWithFlags(contact, settings.assumptions);
  return {
    getContactData: ({ contactNumber, details }, context) =>
      ask(calls.getContactData, { contactNumber, details }, context, (result, call) =>
        withFlags(readContact(result, call)),
      ),
    async searchContact(request, context) {
      const searched = searchedIn({ institution, ...calls.searchContact }, request);
      const body = bodyOfSearch(searchContact, searched);
      return ask(calls.searchContact, body, context, (result, call) =>
        readHits(hitsIn(searchContact, result), call).map(withFlags),
      );
    },
    saveIndividualContactData({ individualContactData: contact, ...lists }, context) {
      const body = bodyOfSave(saveIndividual, { contact, ...lists });
      return ask(calls.saveIndividualContactData, body, context, readSaved);
    },
    saveStructureContactData({ structureContactData: contact, ...lists }, context) {
      const body = bodyOfSave(saveStructure, { contact, ...lists });
      return ask(calls.saveStructureContactData, body, context, readSaved);
    },
  };
}

function searchedIn(call: FailedCall, request: SearchContactRequest) {
  const { email, lastName, contactNumber, details, start = 0, max = DEFAULT_HITS } = request;
  // Without a criterion S-360 might return arbitrary contacts, and one of them might count as a
  // match.
  if (!email && !lastName && !contactNumber) throw new S360RequestError(call, 'no-criteria');
  return { criteria: { email, lastName, contactNumber }, details, start, max };
}

function readContact(result: JsonObject, call: FailedCall): ContactDataResult {
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

function readSaved(result: JsonObject): SavedContact {
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

function withTextNumber(part: unknown): JsonObject | null {
  if (!isRecord(part)) return null;
  const contactNumber = readNumber(part['contactNumber']);
  return contactNumber === null ? part : { ...part, contactNumber };
}

function readNumber(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return null;
  return value.trim() || null;
}
