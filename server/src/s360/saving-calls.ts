import { bookingCalls } from './bookings';
import { contactCalls } from './contacts';
import type { CallName } from './permits';

/** The calls that save a contact or an order in S-360, under the names of an institution. */
export function savingCalls(settings: Parameters<typeof contactCalls>[0]): CallName[] {
  const { saveIndividualContactData, saveStructureContactData } = contactCalls(settings);
  return [saveIndividualContactData, saveStructureContactData, bookingCalls.createOrUpdateOrder];
}
