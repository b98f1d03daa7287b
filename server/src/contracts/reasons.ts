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
  notRead: 'it could not be read: {error}',
  notStored: 'it could not be stored: {error}',
  notLookedAt: 'it was not looked at',
  severalMatch: '{count} contacts match by {rule}; a person has to decide which it is: {contacts}',
  createAwaited:
    'contact {contact} matches and is being created at this institution, or it is in doubt whether it was; this is judged again when that is settled',
  createUnclear:
    'contact {contact} is being created at this institution, or it is in doubt whether it was, and too little is shown to tell whether this is it; the contact is read from S-360',
  otherType: 'the contact is of type {here} in the CRM, not {there}',
  sameAsOther:
    'S-360 shows number {number} with the same {rule} as a contact that has another number there; both numbers are kept as contacts of their own.',
  numberOfOther:
    'S-360 has contact {contact} under number {number}, which belongs to contact {owner}.',
  notEmail: 'is not an e-mail address',
  notPhone: 'is not a phone number in international form',
  notDate: 'is not a date',
  notEmails: 'has an entry that is not an e-mail address',
  notText: 'is not a text and was left out',
  consentIncomplete: 'has an entry without a code or an answer',
  openQuote: 'a quote in it is never closed',
  moreCells: 'it has more cells than the file has headings',
  rowType: 'its type is neither a person nor a company',
  rowNameless: 'it has neither a name nor an e-mail address',
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
  nothingToRead: 'The contact has no number at this institution: there is nothing to read.',
  notInDoubt: 'The contact is not in doubt any more: look at its state again.',
  numberTaken:
    'Number {number} belongs to contact {contact} in the CRM: merge the two if they are one.',
  acceptedWithoutNumber: 'S-360 accepted the contact but named no number.',
  interrupted: 'The process that was sending stopped before the answer came.',
  answerUnusable: 'What S-360 answered could not be used: {reasons}',
  callRefused: '{call} was refused by S-360: {detail}. Correct the data and send it again.',
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
