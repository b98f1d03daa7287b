import { contactInformationPublicService, type Members } from '../../../server/src/s360/interface';
import { BusinessError } from '../business-error';
import { isObject, type JsonObject, numberOf, objectOf, textOf, without } from '../json';
import { refuseDepartures } from '../parameters';
import type { ContactData } from '../shapes/contact';
import type { Behaviour, SaveBody, SearchBody } from './behaviour';

const { saveIndividualContactData, saveStructureContactData, searchContact } =
  contactInformationPublicService.methods;

/** What a save takes, as it is described. */
const SAVED = {
  INDIVIDUAL: {
    contact: saveIndividualContactData.request.individualContactData,
    addresses: saveIndividualContactData.request.addresses,
    authorizations: saveIndividualContactData.request.authorizations,
  },
  STRUCTURE: {
    contact: saveStructureContactData.request.structureContactData,
    addresses: saveStructureContactData.request.addresses,
    authorizations: undefined,
  },
};

/** The parts of a save. */
export interface SavedParts {
  /** The contact's own elements; `undefined` when the part is missing. */
  contact: JsonObject | undefined;
  addresses: JsonObject[];
  authorizations: JsonObject[];
}

/** The criteria and the page of a search. */
export interface Search {
  criteria: { email?: string; lastName?: string; contactNumber?: string };
  start: number;
  max: number;
}

/** Any request may have it. */
const REQUEST_ID = 'requestId';
/** The default page size. */
const DEFAULT_HITS = 50;

/** The body of a save of the type, by the names and the form of the institution. */
const bodyOf = (
  type: ContactData['type'],
  { saveIndividual, saveStructure }: Behaviour,
): SaveBody => (type === 'INDIVIDUAL' ? saveIndividual : saveStructure);

/** Splits the body of a save. */
export function savedParts(
  request: JsonObject,
  type: ContactData['type'],
  behaviour: Behaviour,
): SavedParts {
  const { addresses, authorizations, contact, form } = bodyOf(type, behaviour);
  return {
    contact:
      form === 'flat'
        ? without(request, [addresses, authorizations, REQUEST_ID])
        : partOf(request, contact),
    addresses: listOf(request, addresses),
    authorizations: SAVED[type].authorizations ? listOf(request, authorizations) : [],
  };
}

/** The members of a save under the names of the institution. */
function membersOfSave(type: ContactData['type'], behaviour: Behaviour, known: object): Members {
  const { addresses, authorizations, contact, form } = bodyOf(type, behaviour);
  const described = SAVED[type];
  const elements = { ...asDescribed(known), ...described.contact.members };
  return {
    ...(form === 'flat' ? elements : { [contact]: { ...described.contact, members: elements } }),
    [addresses]: described.addresses,
    ...(described.authorizations && { [authorizations]: described.authorizations }),
  };
}

/** Elements that are known because the contact has them: the back office checks less. */
const asDescribed = (known: object): Members =>
  Object.fromEntries(
    Object.keys(known).map((name) => [
      name,
      { kind: 'anything', evidence: searchContact.evidence },
    ]),
  );

/** Refuses what a save has beyond its description, unless the institution reads over it. */
export function refuseUnknownParts(
  request: JsonObject,
  type: ContactData['type'],
  behaviour: Behaviour,
  known: object,
): void {
  const isRefused = behaviour.unknownNames === 'refuse';
  const members = membersOfSave(type, behaviour, known);
  refuseDepartures(request, members, ({ flaw }) => isRefused && flaw === 'unknown');
}

/** The members of a search under the names of the institution. */
function membersOfSearch({ criteria, form, max, start }: SearchBody): Members {
  const { details, minIndex, nbMaxResults, searchCriteria } = searchContact.request;
  return {
    ...(form === 'flat' ? searchCriteria.members : { [criteria]: searchCriteria }),
    details,
    [start]: minIndex,
    [max]: nbMaxResults,
  };
}

/**
 * Reads the body of a search. Unknown criteria are rejected or ignored; without a known one it then
 * finds everybody.
 */
export function searchOf(request: JsonObject, behaviour: Behaviour): Search {
  const { criteria, form, max, start } = behaviour.searchContact;
  const isLenient = behaviour.unknownNames === 'ignore';
  refuseDepartures(request, membersOfSearch(behaviour.searchContact), ({ flaw }) =>
    flaw === 'unknown' ? !isLenient : flaw !== 'missing',
  );
  const given = (form === 'flat' ? request : objectOf(request, criteria)) ?? {};
  const searched = {
    email: textOf(given, 'email'),
    lastName: textOf(given, 'lastName'),
    contactNumber: textOf(given, 'contactNumber'),
  };
  const isEmpty = Object.values(searched).every((criterion) => criterion === undefined);
  if (isEmpty && !isLenient) {
    throw new BusinessError('error.contact.search.criteria.missing');
  }
  return {
    criteria: searched,
    start: numberOf(request, start) ?? 0,
    max: numberOf(request, max) ?? DEFAULT_HITS,
  };
}

function partOf(request: JsonObject, name: string): JsonObject | undefined {
  const part = request[name];
  if (part === undefined || part === null) return undefined;
  if (!isObject(part)) throw new BusinessError(`error.parameter.invalid.${name}`);
  return part;
}

function listOf(request: JsonObject, name: string): JsonObject[] {
  const list = request[name] ?? [];
  if (!Array.isArray(list) || !list.every(isObject)) {
    throw new BusinessError(`error.parameter.invalid.${name}`);
  }
  return list.filter(isObject);
}
