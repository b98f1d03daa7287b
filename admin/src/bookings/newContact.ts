/** A contact while it is being entered; blank for what is not known. */
export interface NewContactDraft {
  type: 'individual' | 'structure';
  firstName: string;
  lastName: string;
  structureName: string;
  email: string;
  mobilePhone: string;
}

/** What was searched for in vain is most of the contact already: an address, a phone, or a name. */
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
  if (/^[+\d][\d\s().-]*$/.test(typed)) return { ...blank, mobilePhone: typed };
  const [first = '', ...rest] = typed.split(/\s+/);
  if (rest.length === 0) return { ...blank, lastName: first };
  return { ...blank, firstName: first, lastName: rest.join(' ') };
}

/** Somebody has to have a name. */
export const isComplete = ({ lastName, structureName, type }: NewContactDraft): boolean =>
  (type === 'individual' ? lastName : structureName).trim() !== '';

/** What is known of it, as the Content Manager takes it. */
export function contactFields({ type, ...draft }: NewContactDraft) {
  const { email, firstName, lastName, mobilePhone, structureName } = draft;
  const names = type === 'individual' ? { firstName, lastName } : { structureName };
  const known = Object.entries({ ...names, email, mobilePhone })
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { type, ...Object.fromEntries(known) };
}
