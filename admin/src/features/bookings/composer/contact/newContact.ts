import type { NewContact } from './contactRecordsApi';

/** A contact while it is being entered; unknown fields are blank. */
export type NewContactDraft = Required<NewContact>;

const IS_NUMBER = /^[+\d][\d\s().\/-]*$/;
/** A contact number is shorter than a phone number and never starts with a zero. */
const IS_PHONE = /^[+0]|(\d\D*){9}/;

/**
 * Fills the new contact from the text of a search without results: an address, a phone or a name.
 * A contact number fills nothing.
 */
export function draftFromSearch(typed: string): NewContactDraft {
  const blank: NewContactDraft = {
    type: 'individual',
    firstName: '',
    lastName: '',
    structureName: '',
    email: '',
    mobilePhone: '',
  };
  if (typed.includes('@')) return { ...blank, email: typed };
  if (IS_NUMBER.test(typed)) return IS_PHONE.test(typed) ? { ...blank, mobilePhone: typed } : blank;
  return { ...blank, ...personNamed(typed) };
}

/**
 * Changes the type of the contact. The name moves along, unless the new type has a name already.
 */
export function asType(draft: NewContactDraft, type: NewContactDraft['type']): NewContactDraft {
  const { firstName, lastName, structureName } = draft;
  if (type === 'structure') {
    const named = structureName.trim() === '' ? `${firstName} ${lastName}`.trim() : structureName;
    return { ...draft, type, structureName: named };
  }
  const isNamed = `${firstName}${lastName}`.trim() !== '';
  return { ...draft, type, ...(isNamed ? {} : personNamed(structureName.trim())) };
}

function personNamed(typed: string): Pick<NewContactDraft, 'firstName' | 'lastName'> {
  const [first = '', ...rest] = typed.split(/\s+/);
  if (rest.length === 0) return { firstName: '', lastName: first };
  return { firstName: first, lastName: rest.join(' ') };
}

/** A contact needs a name. */
export const isComplete = ({ lastName, structureName, type }: NewContactDraft): boolean =>
  (type === 'individual' ? lastName : structureName).trim() !== '';

/** The filled fields, in the Content Manager's form. */
export function contactFields({ type, ...draft }: NewContactDraft) {
  const { email, firstName, lastName, mobilePhone, structureName } = draft;
  const names = type === 'individual' ? { firstName, lastName } : { structureName };
  const known = Object.entries({ ...names, email, mobilePhone })
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { type, ...Object.fromEntries(known) };
}
