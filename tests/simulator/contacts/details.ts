import { BusinessError } from '../business-error';
import type { JsonObject } from '../json';
import type { ContactData } from '../shapes/contact';

/** Elements that identify a contact and are in every answer. */
const identity = ['contactId', 'contactNumber', 'type', 'state', 'role', 'dateLastModified'];

/** The elements of each value of `details` (values: section 2.3; the split is inferred). */
const sections = new Map<string, string[]>([
  [
    'GENERAL',
    [
      'creationDate',
      'endValidityDate',
      'guest',
      'login',
      'hasAdvantages',
      'hasWarning',
      'contactOrigin',
      'function',
      'individualContact',
      'structureContact',
      'contactBallotData',
    ],
  ],
  ['ADDRESSES', ['addresses']],
  ['AUTHORIZATIONS', ['authorizations']],
  ['CRITERIA', ['contactCriteria']],
  ['INDICATORS', ['indicators']],
  ['ADVANTAGES', ['advantages']],
  ['QUALITIES', ['contactQualities']],
  ['INVALIDATED_QUALITIES', ['invalidatedContactQualities']],
  // communicationMeans ended with version 2_8.
  ['COM_MEANS', []],
  ['FINANCIAL', ['financialData']],
  ['CONNECTIONS', ['contactConnections', 'socialConnections']],
  ['INDIVIDUAL_PHOTO', []],
]);

/** All details, which the contact webhook sends unless it is configured with fewer. */
export const allDetails: readonly string[] = [...sections.keys()];

/** A contact limited to the selected details, by default GENERAL. */
export function detailed(contact: ContactData, details: readonly string[]): JsonObject {
  const selected = details.length > 0 ? details : ['GENERAL'];
  const shown: JsonObject = {};
  for (const element of identity) shown[element] = contact[element];
  for (const detail of selected) {
    const elements = sections.get(detail);
    if (!elements) throw new BusinessError('error.contact.detail.unknown');
    for (const element of elements) shown[element] = contact[element];
  }
  return shown;
}
