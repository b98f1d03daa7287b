import type { ContactData } from '../shapes/contact';

export interface SearchedNames {
  email?: string;
  lastName?: string;
}

/**
 * Finds contacts by email address and last name regardless of case. It is built at the first
 * search; contacts changed later are added, and hits are compared with the current contact.
 */
export class SearchIndex {
  #byEmail: Map<string, Set<string>> | undefined;
  #byLastName: Map<string, Set<string>> | undefined;

  constructor(private readonly contacts: () => Iterable<ContactData>) {}

  /** Candidates that have or had the name, email address or login. */
  numbersOf(searched: SearchedNames): string[] {
    const { byEmail, byLastName } = this.#built();
    const found =
      searched.email === undefined
        ? byLastName.get((searched.lastName ?? '').toLowerCase())
        : byEmail.get(searched.email.toLowerCase());
    return [...(found ?? [])].sort((one, other) => Number(one) - Number(other));
  }

  matches(contact: ContactData, searched: SearchedNames): boolean {
    const { email, lastName } = searched;
    return (
      (email === undefined || emailsOf(contact).includes(email.toLowerCase())) &&
      (lastName === undefined || lastNamesOf(contact).includes(lastName.toLowerCase()))
    );
  }

  add(contact: ContactData): void {
    if (!this.#byEmail || !this.#byLastName) return;
    const login = contact.individualContact?.login?.toLowerCase() ?? [];
    for (const email of emailsOf(contact).concat(login)) {
      put(this.#byEmail, email, contact.contactNumber);
    }
    for (const name of lastNamesOf(contact)) put(this.#byLastName, name, contact.contactNumber);
  }

  #built(): { byEmail: Map<string, Set<string>>; byLastName: Map<string, Set<string>> } {
    if (this.#byEmail && this.#byLastName) {
      return { byEmail: this.#byEmail, byLastName: this.#byLastName };
    }
    const byEmail = new Map<string, Set<string>>();
    const byLastName = new Map<string, Set<string>>();
    this.#byEmail = byEmail;
    this.#byLastName = byLastName;
    for (const contact of this.contacts()) this.add(contact);
    return { byEmail, byLastName };
  }
}

function put(index: Map<string, Set<string>>, key: string, contactNumber: string): void {
  const numbers = index.get(key);
  if (numbers) numbers.add(contactNumber);
  else index.set(key, new Set([contactNumber]));
}

function emailsOf(contact: ContactData): string[] {
  const { individualContact, structureContact } = contact;
  return [
    individualContact?.email,
    structureContact?.email,
    ...(individualContact?.alternativeEmails ?? []),
    ...(structureContact?.alternativeEmails ?? []),
  ].flatMap((email) => (email === undefined ? [] : email.toLowerCase()));
}

function lastNamesOf(contact: ContactData): string[] {
  const { individualContact, structureContact } = contact;
  return [individualContact?.individualLastname, structureContact?.structureOfficialName].flatMap(
    (name) => (name === undefined ? [] : name.toLowerCase()),
  );
}
