/** Reasons why an item, or a value in it, cannot be applied as received. */
export const ITEM_REASONS = {
  numberMissing:
    'the contact number is missing or wrong: it must be a text of 1 to {length} characters',
  typeUnknown:
    'it does not say whether it is a person or a company: type is neither INDIVIDUAL nor STRUCTURE',
  typeMissing:
    'it does not say whether it is a person or a company: type, individualContact and structureContact are missing',
  partNotObject: '{name} cannot be read: S-360 did not send it as a group of fields',
  partNotList: '{name} cannot be read: S-360 did not send it as a list',
  otherType: 'the contact is of type {here} in the CRM, not {there}',
  orderIdMissing:
    'the order number is missing or wrong: it must be a whole number of at most {digits} digits',
  amountsUnreadable:
    'an amount cannot be read ({names}): S-360 sends whole numbers of thousandths; what was known of the order stays',
  purchaserUnclear:
    'it does not say who bought it: contacts {numbers} are named, and none of them was taken',
  inFuture: 'lies in the future; the contact was taken as it came',
  notEmail: 'is not an e-mail address',
  notPhone: 'is not a phone number in international form',
  notDate: 'is not a date',
  birthDateInFuture: 'lies in the future and was left out',
  notFlag: 'is neither yes nor no',
  notCountryCode: 'is not a country code of two letters, such as CH',
  notLanguageCode: 'is not a language code of two letters, such as fr',
  notEmails: 'has an entry that is not an e-mail address',
  notText: 'is not a text and was left out',
  consentIncomplete: 'has an entry without a code or an answer',
} as const;
