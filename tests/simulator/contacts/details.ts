import { contactDetail, MEMBERS_OF_DETAIL } from '../../../server/src/s360/interface/contact';
import { BusinessError } from '../business-error';
import type { JsonObject } from '../json';
import type { ContactData } from '../shapes/contact';

/** Elements that identify a contact and are in every answer. */
const identity = ['contactId', 'contactNumber', 'type', 'state', 'role', 'dateLastModified'];

/** All details, which the contact webhook sends unless it is configured with fewer. */
export const allDetails: readonly string[] = contactDetail.values;

/** A contact limited to the selected details, by default GENERAL. */
export function detailed(contact: ContactData, details: readonly string[]): JsonObject {
  const selected = details.length > 0 ? details : ['GENERAL'];
  const shown: JsonObject = {};
  for (const element of identity) shown[element] = contact[element];
  for (const name of selected) {
    const detail = contactDetail.values.find((one) => one === name);
    if (!detail) throw new BusinessError('error.contact.detail.unknown');
    for (const element of MEMBERS_OF_DETAIL[detail]) shown[element] = contact[element];
  }
  return shown;
}
