import { bookingCalls } from './bookings';
import { contactCalls } from './contacts';
import type { CallName } from './permits';

type NamesAtInstitution = Parameters<typeof contactCalls>[0];

/** The calls that save a contact, and those that save an order, in S-360. */
export function savingCallsByStream(
  settings: NamesAtInstitution,
): Record<'contacts' | 'bookings', CallName[]> {
  const { saveIndividualContactData, saveStructureContactData } = contactCalls(settings);
  return {
    contacts: [saveIndividualContactData, saveStructureContactData],
    bookings: [bookingCalls.createOrUpdateOrder],
  };
}

/** The calls that save a contact or an order in S-360, under the names of an institution. */
export function savingCalls(settings: NamesAtInstitution): CallName[] {
  const { bookings, contacts } = savingCallsByStream(settings);
  return [...contacts, ...bookings];
}
