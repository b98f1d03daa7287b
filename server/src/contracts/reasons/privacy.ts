/** Reasons about persons whose data is erased. */
export const PRIVACY_REASONS = {
  erasedPerson:
    'the data of this person was erased on request; nothing of the item was applied or kept',
  nothingStored: 'Nothing is stored of number {number} at {institution}.',
  erasureNameDiffers: 'The name is not the name of the contact.',
  erasureSending: 'A call of the contact to {institution} is under way: try again in a minute.',
  erasureCreateOpen:
    'The creation of the contact at {institution} is unconfirmed: settle that first.',
  erasureBookingOpen: 'Booking {booking} is not finished: close or withdraw it first.',
  inactiveContactsChanged:
    'The list has changed: it is {count} contacts now. Look at them again, and then erase them.',
  contactActive: 'The contact has been active since, and is not erased.',
  noErasure: 'There is no such erasure, or it is confirmed for this institution.',
} as const;
