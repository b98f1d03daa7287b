/** Reasons about a contact and its S-360 records. */
export const CONTACT_REASONS = {
  noContact: 'There is no contact {contact}.',
  filteredOut: 'The filter of {institution} leaves this contact out: it is not sent there.',
  inDoubtFirst: 'It is not known whether S-360 has this contact: decide that first.',
  matchReviewFirst:
    'Somebody still has to say which contact a number of S-360 belongs to, and it may be this one: answer “Who is who?” first.',
  nothingToRead: 'The contact has no number at this institution: there is nothing to read.',
  notInDoubt: 'The contact is no longer unconfirmed: look at its state again.',
  notLinkedHere: 'The contact is not linked to {institution}.',
  linkNotInHistory:
    'The history does not say when this number was linked at {institution}, so that it is not known what the link changed. Unlink it, and correct the values.',
  consentNotShown: 'S-360 has not shown a consent {code}.',
  mappingUnderWay:
    'The contacts of {institution} are being brought under its changed mapping: try again when that is done.',
  beingSent: 'The contact is being sent right now: try again in a moment.',
  cannotTakeNumber:
    'The contact is linked to another S-360, or no longer linked: it cannot take the number.',
  hasNumber:
    'The contact has number {number} at {institution}: merge the two in S-360 first, or choose another contact.',
  anonymisedThere:
    'S-360 has made the person under number {number} anonymous: nothing is taken from there, nothing sent. Erase the person here too, or keep the contact without that number.',
  goneThere:
    'S-360 has no contact under number {number} any more: nothing is sent there. Erase the person here too, or keep the contact without that number.',
  mergedThere:
    'S-360 answers number {number} with number {head}: it seems to have merged the two. Nothing is sent under {number}; “Who is who?” asks whether the contact goes on under {head}.',
  deactivatedThere:
    'S-360 deactivated the contact on {date}: nothing is sent. Extend its validity in S-360, or unlink the number.',
  companiesNotAccepted:
    'The S-360 of this institution is not known to accept companies: nothing is sent. Enter the change in S-360, or have it checked with a company and its method entered under “saveMethods”.',
  consentOfCompany:
    'S-360 keeps consents with the contact person of a company: record the answer there.',
  numberOfOtherType: 'Contact {contact} is of type {here}, number {number} of type {there}.',
  numberTaken:
    'Number {number} belongs to contact {contact} in the CRM: merge the two if they are one.',
  numberWithoutContact: 'Number {number} belongs to a contact that is not in the CRM any more.',
  numberNotShown: 'S-360 does not show number {number}, so it was not adopted: {reasons}',
  numberShowsOther:
    'S-360 shows somebody else under number {number}: neither the e-mail address nor the name is that of this contact. Correct the number, or the contact if it is the same.',
  acceptedWithoutNumber: 'S-360 accepted the contact but named no number.',
  underTwoNumbers:
    'S-360 has this contact under two numbers: {known} and, just created, {created}.',
  answeredNumberOfOther:
    'S-360 answered with number {number}, which belongs to contact {contact} in the CRM.',
  notRestored: 'S-360 was sent the former values and does not show them: {places}',
} as const;
