/**
 * Reasons that the server gives to persons: why an item was quarantined, a row refused, a decision
 * turned down, a call in vain. They are said and stored as English sentences, which are the keys of
 * their translations: one table writes them and knows them again, those of an earlier version too
 * as long as their sentence stands here.
 */
export const REASONS = {
  itemNotObject: 'the item is {what}, not an object',
  itemTooDeep: 'the item is nested deeper than {levels} levels',
  numberMissing: 'contactNumber is missing or is not a text of 1 to {length} characters',
  typeUnknown: 'type is neither INDIVIDUAL nor STRUCTURE',
  typeMissing: 'type is missing and there is neither individualContact nor structureContact',
  partNotObject: '{name} is not an object',
  partNotList: '{name} is not an array',
  orderIdMissing: 'orderId is missing or is not a whole number of at most {digits} digits',
  purchaserUnclear:
    'it does not tell who bought it: contacts {numbers} are named, and none of them was taken',
  notRead: 'it could not be read: {error}',
  notStored: 'it could not be stored: {error}',
  notLookedAt: 'it was not looked at',
  severalMatch: '{count} contacts match by {rule}; a person has to decide which it is: {contacts}',
  createAwaited:
    'contact {contact} matches and is being created at this institution, or it is in doubt whether it was; this is processed again when that is settled',
  createUnclear:
    'contact {contact} is being created at this institution, or it is in doubt whether it was, and too little is shown to tell whether this is it; the contact is read from S-360',
  numberAsked:
    'a person is asked whose number this is; it is processed again once that is answered',
  otherType: 'the contact is of type {here} in the CRM, not {there}',
  sameAsOther:
    'S-360 shows number {number} with the same {rule} as a contact that has another number there; both numbers are kept as contacts of their own.',
  numberOfOther:
    'S-360 has contact {contact} under number {number}, which belongs to contact {owner}.',
  notEmail: 'is not an e-mail address',
  notPhone: 'is not a phone number in international form',
  notDate: 'is not a date',
  notFlag: 'is neither yes nor no',
  notEmails: 'has an entry that is not an e-mail address',
  notText: 'is not a text and was left out',
  consentIncomplete: 'has an entry without a code or an answer',
  openQuote: 'a quote in it is never closed',
  moreCells: 'it has more cells than the file has headings',
  rowTooLong:
    'it is longer than {length} characters, perhaps by a quote that is never closed, and nothing after it was read',
  rowTooCommon:
    'more than {count} contacts have its e-mail address or name: give an e-mail address and a name of its own',
  rowType: 'its type is neither a person nor a company',
  rowNameless: 'it has neither a name nor an e-mail address',
  cellTooLong: '{field} is longer than {length} characters',
  cellTooShort: '{field} is shorter than {length} characters',
  cellNotListed: '{field} is none of the values that the field may have',
  cellMalformed: '{field} does not have the form that the field asks for',
  rowMatches: 'contacts {contacts} match',
  fieldDiffers: '{field} differs',
  notLinkedAnyMore: 'The contact is not linked to {institution} any more.',
  linkedToOtherS360:
    'The contact is linked to another S-360 than the one configured for {institution}.',
  conflictEnded: 'The conflict about {field} has ended by itself.',
  decidedSo: 'The conflict about {field} is decided so already.',
  notExchanged: 'The field {field} is not exchanged with {institution} any more.',
  notHeldSo: '{field} is not held with this value any more: the CRM has {here}, S-360 {there}.',
  changedInCrm: '{field} was changed since: the CRM now has {here}.',
  changedInS360: '{field} was changed since: S-360 now has {there}.',
  heldLater: '{field} is held in a later conflict: decide that one.',
  consentChanged: 'The consent {code} was changed since: it now is {answer}.',
  filteredOut:
    'The contact is none of those that are sent to {institution}: its filter leaves it out.',
  inDoubtFirst: 'It is not known whether S-360 has this contact: decide that first.',
  matchReviewFirst:
    'A person is asked which contact a number of {institution} is, and this may be it: answer that first.',
  nothingToRead: 'The contact has no number at this institution: there is nothing to read.',
  notInDoubt: 'The contact is not in doubt any more: look at its state again.',
  numberTaken:
    'Number {number} belongs to contact {contact} in the CRM: merge the two if they are one.',
  numberNotShown: 'S-360 does not show number {number}, so it was not adopted: {reasons}',
  numberShowsOther:
    'S-360 shows somebody else under number {number}: neither the e-mail address nor the name is that of this contact. Correct the number, or the contact if it is the same.',
  acceptedWithoutNumber: 'S-360 accepted the contact but named no number.',
  interrupted: 'The process that was sending stopped before the answer came.',
  answerUnusable: 'What S-360 answered could not be used: {reasons}',
  callRefused: '{call} was refused by S-360: {detail}. Correct the data and send it again.',
  readRefused:
    '{call} was refused by S-360: {detail}. S-360 may not have what was asked for, or no longer; look it up there.',
  callInTrouble:
    '{call} was answered with HTTP {status}. S-360 or a gateway before it is in trouble; try again later.',
  callNotFound:
    '{call} was answered with HTTP {status}. Check the base URL, the service version and the method names.',
  callRedirected:
    '{call} was answered with HTTP {status}. Redirects are not followed; check the base URL.',
  callWrong:
    '{call} was answered with HTTP {status}. The same call would be refused again; check the configuration of the institution.',
  callTooMany:
    '{call} was refused with HTTP {status}: too many calls. Wait for the next window; if it happens often, lower the limits of the institution.',
  callNotAllowed:
    "{call} was not allowed (HTTP {status}). Check operator, partner, secret and rights of the virtual operator, and this server's clock.",
  callInProgress: '{call} is still being worked on by S-360. Ask again in ten seconds or more.',
  callNotReached:
    '{call} did not reach S-360 ({code}). Nothing was changed; check the network and the base URL, then try again.',
  callWithoutAnswer:
    '{call} was sent, but no whole answer came back ({code}). It may have been carried out; look it up before you create anything again.',
  callUnreadable:
    '{call} was answered, but the answer {flaw}. It may have been carried out; check the base URL and what S-360 shows.',
  callStatusUnknown:
    '{call} was answered with the status {word}, which is neither success nor a refusal. It may have been carried out; add the word to assumptions.successWords or assumptions.failureWords of the institution, whichever it means.',
  inFuture: 'lies in the future; the contact was taken as it came',
  nothingButNumber: 'it holds nothing but the number',
  notTheOrder: 'it is not the order',
  notTheContact: 'it is not the contact',
  bodyNotJson: 'The body is not JSON.',
  bodyNotList: 'The body is neither an array nor an object.',
  bodyTooLong: 'The body holds more than {items} items.',
  bodyTooDeep: 'Lists and objects of the body stand in each other more than {levels} levels deep.',
  itemTooLarge: 'An item of the body holds more than {values} values.',
  noInstitution: 'There is no institution {institution}.',
  noInstitutionAnyMore: 'There is no institution {institution} any more.',
  noContact: 'There is no contact {contact}.',
  noOrder: 'There is no order {order}.',
  noBooking: 'There is no booking {booking}.',
  noBulkJob: 'There is no bulk job {bulkJob}; it may be past its retention.',
  noDelivery: 'There is no delivery {delivery}; it may be past its retention.',
  noQuarantinedItem: 'There is no quarantined item {item}; it may be past its retention.',
  emptyQuarantinedItem: 'Quarantined item {item} holds nothing.',
  noOutage: 'There is no outage {outage}.',
  noRefusal: 'There is no refusal {refusal}.',
  noConflict: 'There is no conflict {conflict}; it may be past its retention.',
  noOverriddenEdit: 'There is no replaced value {edit} of yours on this contact.',
  noMatchReview: 'There is no candidate {matchReview}.',
  noDriftCheck: 'There is no drift check {check} at {institution}.',
  untestedChanged:
    'Something else is untested at {institution} by now: look at it again before you start sending.',
  notRestored: 'S-360 was sent the former values and does not show them: {places}',
  restoreNeedsSetting:
    'Change how contacts are saved at {institution} first (assumptions.writes): restored as it is saved now, S-360 would lose something again.',
  personOnly: 'Only a user of the admin panel can decide this.',
  notLinkedHere: 'The contact is not linked to {institution}.',
  consentNotShown: 'S-360 has not shown a consent {code}.',
  matchReviewDecided: 'Candidate {matchReview} is decided already: look at it again.',
  mergeOrDismiss: 'Whether contacts are one is decided by merging them, or by dismissing this.',
  noContactMade:
    'No contact could be made of what S-360 sent for number {number}: {reasons}. The question is open again.',
  numberOfOtherType: 'Contact {contact} is of type {here}, number {number} of type {there}.',
  numberLinked: 'Number {number} is linked to contact {contact} by now.',
  hasNumber:
    'The contact has number {number} at {institution}: merge the two in S-360 first, or choose another contact.',
  mappingUnderWay:
    'The contacts of {institution} are being brought under its changed mapping: try again when that is done.',
  beingSent: 'The contact is being sent right now: try again in a moment.',
  cannotTakeNumber:
    'The contact is linked to another S-360, or not any more: it cannot take the number.',
  bulkJobDouble: 'A bulk job would have created it there, and it matches by e-mail and name.',
  mergedWithItself: 'A contact cannot be merged with itself.',
  personAndCompany: 'One is a person, the other a company: they are not one.',
  bothHaveNumbers:
    'Both have a number at {institution}: {kept} and {removed}. Merge them in S-360 first.',
  createOpen:
    'Contact {contact} is being created at {institution}, or it is in doubt whether it was: settle that first.',
  underTwoNumbers:
    'S-360 has this contact under two numbers: {known} and, just created, {created}.',
  answeredNumberOfOther:
    'S-360 answered with number {number}, which belongs to contact {contact} in the CRM.',
  noPermit: 'No call is free for the login.',
  callTooLarge:
    '{call} was not sent: it is larger than allowed. Sending it again unchanged cannot help.',
  callEmpty:
    '{call} was not sent: it says nothing to search for. Sending it again unchanged cannot help.',
  outdatedForm: 'This form was opened too long ago to be saved. Open the contact again.',
  mayNotUseSegments: 'Your roles do not allow to ask questions about contacts.',
  unknownFilterField: 'There is no field {names}.',
  hiddenFilterField: 'Your role may not read what a filter names: {names}.',
  malformedFilter: 'A filter cannot be carried out as it is written: {names}.',
  askedNotRead:
    'Not everything that was asked could be read: {names}. Ask for less, or by other names.',
  bulkJobNotPossible: 'Load {bulkJob} is {state}: "{event}" is not possible.',
  bulkJobChanged: 'Load {bulkJob} was changed meanwhile: look at it again.',
  bulkJobHoldsMore:
    'Load {bulkJob} holds {waiting} calls by now, not {calls}: look at what it costs again.',
  pushCostsMore: 'It costs {now} calls by now, not {calls}: count again what it costs.',
  bulkJobStopped: 'The bulk job stopped; the log says why. It can be resumed where it stopped.',
  bulkJobUnderWay: 'Load {bulkJob} to {institution} is {state}: let it end, or cancel it, first.',
  fileBegun: 'Load {bulkJob} is {state}: only a file that was not started yet can be.',
  fileChosenOtherwise:
    'File import {bulkJob} was counted with other choices since: count it again before it begins.',
  bulkJobNotUndoable:
    'Load {bulkJob} is {state}: only a file import that ended or stands still is undone.',
  bulkJobForgotten:
    'What bulk job {bulkJob} wrote is not known any more: the history is kept for {days} days.',
  bulkJobWroteNothing:
    'Load {bulkJob} has changed no contact of the CRM: there is nothing to undo.',
  fileNotCsv: 'This is no CSV file: its first line does not name columns.',
  fileTooLarge: 'The file is larger than {megabytes} MB.',
  fileTooManyRows: 'The file has more than {rows} rows: divide it into several files.',
  fileTooManyColumns:
    'The file has more than {columns} columns: leave out those that are not needed.',
  noColumnRead: 'No column is read: name the field of each column that counts.',
  columnNotInFile: 'The file has no column "{heading}".',
  noSuchField: 'Contacts have no field "{field}".',
  fieldTwice: 'Two columns hold the field "{field}".',
  driftAffordable:
    'This month has used {taken} calls out of {quota}: {affordable} contacts instead of {wanted}.',
  driftFewContacts: 'Only {wanted} contacts are in sync and not being read already.',
  driftCheckRunning: 'Drift check {check} at {institution} is running: wait for its end.',
  noContractCheck: 'There is no check {check} at {institution}.',
  noFinding: 'At {institution} nothing is open of this save any more.',
  contractCheckRunning: 'A check of {institution} is running: wait for its end, or cancel it.',
  contractCheckEnded: 'Check {check} has ended already.',
  noCatalogYet: 'There is no catalog of {institution} yet. It was asked for.',
  noCatalogAnyMore: 'There is no catalog of {institution} any more.',
  sellsNothing: 'Institution {institution} sells nothing by the CRM.',
  nothingToSell: 'There is no catalog of the institution yet: nothing can be sold.',
  pointOfSaleUnusable:
    'The point of sale as S-360 answered it has no id or no currency. Have it checked in S-360.',
  bookingNotReady: 'The booking cannot be submitted as it is: {codes}.',
  bookingChanged:
    'Booking {booking} has changed since: look at it again. It is {bookingState} now.',
  bookingCannot: 'Booking {booking} is {bookingState}: it cannot be {what}.',
  bookingClosedBefore:
    'Order {order} of booking {booking} is closed in S-360: give the newer one up.',
  bookingStateUnknown:
    'S-360 shows the order of booking {booking} in a state whose meaning is not known: it may be closed or abandoned already.',
  bookingSubmitted: 'Booking {booking} was submitted already.',
  bookingHoldsNothing: 'Booking {booking} holds nothing that could be sold or released now.',
  bookingFollowed: 'The booking is being sold or released already.',
  mayNotFollow: 'You may not sell or release reservations and options.',
  messageOutdated:
    'The message of booking {booking} is another one since it was previewed: preview it again.',
  bookingCostsOther:
    'The order of booking {booking} costs another amount than was confirmed: look at it again.',
  bookingPaymentNotTaken:
    'The payment method is not taken here, or is one by which customers pay on the internet: choose another, or close it unpaid.',
  bookingNotPaid: 'Booking {booking} is closed unpaid: only a sale is paid.',
  shipmentNotOffered: 'S-360 does not offer to ship the order of booking {booking} in that way.',
  bookingOfOtherInstitution:
    'Booking {booking} is one of {institution}: duplicate the draft for another institution.',
  releaseNotComposed: 'A release cannot be composed.',
  bookingContactNotSent: 'The contact is none of those that the institution is sent.',
  answerNotUsable: 'What S-360 answered could not be used.',
  orderOfOtherReference: 'The order that was named carries the reference of booking {booking}.',
  orderOfOtherBooking: 'The order that was named is another booking’s.',
  orderOfOtherContact: 'The order that was named is another contact’s.',
  orderOfOtherKind: 'The order that was named is a {orderType}.',
  orderStateAnswered: 'S-360 answered the order as {orderState}.',
  orderStateUnknown:
    'S-360 shows the order in the state {orderState}, and it is not known what that means. Add the word to assumptions.orderStates of the institution, as open, closed or abandoned; until then the order can be neither closed nor given up here.',
  orderNotShown:
    'S-360 refuses to show the order ({failure}): it is not looked at by itself any more. Close it or give it up to ask S-360 again.',
  orderTotalUnsure:
    'S-360 does not tell for sure what the order costs: close it unpaid, or pay it in S-360.',
  paymentUnanswered:
    'S-360 did not answer whether it took the payment ({failure}), and the order is still open: look in S-360 whether it was paid before it is closed again.',
  noMovements: 'S-360 named no movements of the order, by which it could be given up.',
  callInterrupted: 'The process that was calling S-360 stopped before the answer came.',
} as const;

export type ReasonCode = keyof typeof REASONS;
export type ReasonValues = Record<string, string | number>;

/** A sentence that was known again, and what was put into it. */
export interface ReadReason {
  code: ReasonCode;
  values: Record<string, string>;
}

const PLACE = /\{(\w+)\}/g;

/** The English sentence. */
export const reason = (code: ReasonCode, values: ReasonValues = {}): string =>
  REASONS[code].replace(PLACE, (_place, name: string) => String(values[name] ?? ''));

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(sentence: string): RegExp {
  const parts = sentence.split(/\{\w+\}/).map(literal);
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}

const isCode = (name: string): name is ReasonCode => Object.hasOwn(REASONS, name);

/** The sentences with what they match; those that say most come first. */
const SENTENCES = Object.keys(REASONS)
  .filter(isCode)
  .map((code) => ({
    code,
    names: [...REASONS[code].matchAll(PLACE)].map(([, name = '']) => name),
    pattern: patternOf(REASONS[code]),
    said: REASONS[code].replace(PLACE, '').length,
  }))
  .sort((a, b) => b.said - a.said);

/** Knows a sentence again; `null`: it is none of these and stays as it is. */
export function readReason(text: string): ReadReason | null {
  for (const { code, names, pattern } of SENTENCES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const values = names.map((name, place): [string, string] => [name, match[place + 1] ?? '']);
    return { code, values: Object.fromEntries(values) };
  }
  return null;
}
