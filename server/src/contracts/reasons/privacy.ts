/** Reasons about persons whose data is erased. */
export const PRIVACY_REASONS = {
  erasedPerson:
    'the data of this person was erased on request; nothing of the item was applied or kept',
  erasureNameDiffers: 'The name is not the name of the contact.',
  erasureSending: 'A call of the contact to {institution} is under way: try again in a minute.',
  erasureCreateOpen:
    'The creation of the contact at {institution} is unconfirmed: settle that first.',
  erasureBookingOpen: 'Booking {booking} is not finished: close or withdraw it first.',
  noErasure: 'There is no such erasure, or it is confirmed for this institution.',
} as const;
