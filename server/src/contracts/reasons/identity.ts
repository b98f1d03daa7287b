/** Reasons about matching numbers to contacts and merging contacts. */
export const IDENTITY_REASONS = {
  maybeOther:
    'somebody with the same {rule} is known, but first name, birth date or role differ: say under “Who is who?” whether it is the same person',
  movedThere:
    'a contact with the same {rule} had a number there that S-360 does not know any more, so that S-360 may have merged it into this one: say under “Who is who?” whether it is the same person',
  mergedInS360:
    'S-360 does not know number {number} any more and has the same contact under number {head}: it seems to have merged the two.',
  keepTheOther:
    'Number {number} is gone in S-360: keep the other contact, whose number S-360 still has.',
  severalMatch: '{count} contacts match by {rule}: say under “Who is who?” which one it is',
  createAwaited:
    'contact {contact} matches and is being created at this institution, or its creation is unconfirmed; this is processed again when that is settled',
  createUnclear:
    'contact {contact} is being created at this institution, or its creation is unconfirmed, and too little is shown to tell whether this is it; the contact is read from S-360',
  numberAsked:
    'somebody still has to say whose number this is; it is processed again after the answer',
  sameAsOther:
    'S-360 shows number {number} with the same {rule} as a contact that has another number there; both numbers are kept as contacts of their own.',
  numberOfOther:
    'S-360 has contact {contact} under number {number}, which belongs to contact {owner}.',
  bulkJobDouble:
    'A bulk send would have created it there, but another contact looks like the same one.',
  noMatchReview: 'There is no match review {matchReview}.',
  matchReviewDecided: 'Match review {matchReview} is decided already: look at it again.',
  mergeOrDismiss:
    'Whether contacts are one is decided by merging them, or by dismissing the match review.',
  noContactMade:
    'No contact could be made of what S-360 sent for number {number}: {reasons}. The match review is open again.',
  mergeElsewhere:
    'An institution that your roles do not include knows one of the contacts, too. For merging they include only {included}.',
  mergedWithItself: 'A contact cannot be merged with itself.',
  personAndCompany: 'One is a person, the other a company: they are not one.',
  bothHaveNumbers:
    'Both have a number at {institution}: {kept} and {removed}. Merge them in S-360 first.',
  createOpen:
    'One of the contacts is being created at {institution}, or its creation is unconfirmed: settle that first.',
} as const;
