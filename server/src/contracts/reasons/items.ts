/** Reasons why an item, or a value in it, cannot be applied as received. */
export const ITEM_REASONS = {
  numberMissing: 'contactNumber is missing or is not a text of 1 to {length} characters',
  typeUnknown: 'type is neither INDIVIDUAL nor STRUCTURE',
  typeMissing: 'type is missing and there is neither individualContact nor structureContact',
  partNotObject: '{name} is not an object',
  partNotList: '{name} is not an array',
  otherType: 'the contact is of type {here} in the CRM, not {there}',
  orderIdMissing: 'orderId is missing or is not a whole number of at most {digits} digits',
  purchaserUnclear:
    'it does not tell who bought it: contacts {numbers} are named, and none of them was taken',
  inFuture: 'lies in the future; the contact was taken as it came',
  notEmail: 'is not an e-mail address',
  notPhone: 'is not a phone number in international form',
  notDate: 'is not a date',
  notFlag: 'is neither yes nor no',
  notEmails: 'has an entry that is not an e-mail address',
  notText: 'is not a text and was left out',
  consentIncomplete: 'has an entry without a code or an answer',
} as const;
