import { isoDate, type SimulatedClock } from '../clock';
import { objectOf, textOf } from '../json';
import type { ContactData } from '../shapes/contact';
import { SeededContacts } from './seed';
import { SearchIndex } from './search-index';

/** The saved contacts of an institution between two runs. */
export interface ContactRegisterState {
  nextNumber: number;
  changed: ContactData[];
  /** Numbers without a contact, and the number of the one that it was merged into. */
  gone?: [contactNumber: string, head: string | null][];
  passwords: [login: string, password: string][];
}

/** All contacts of one institution, with a notification of changes. */
export class ContactRegister {
  readonly #seeded: SeededContacts;
  /** Contacts that differ from the seed of their number. */
  readonly #changed = new Map<string, ContactData>();
  readonly #gone = new Map<string, string | null>();
  readonly #passwords = new Map<string, string>();
  readonly #index: SearchIndex;
  #nextNumber: number;

  constructor(
    institutionCode: string,
    seeded: { told: number; guests: number },
    private readonly clock: SimulatedClock,
    private readonly onChange: (contactNumber: string) => void,
  ) {
    this.#seeded = new SeededContacts(institutionCode, seeded.told, seeded.guests);
    this.#nextNumber = this.#seeded.nextNumber;
    this.#index = new SearchIndex(() => this.all());
  }

  get count(): number {
    let count = this.#seeded.count;
    for (const contactNumber of this.#changed.keys()) {
      if (!this.#seeded.has(contactNumber)) count += 1;
    }
    for (const contactNumber of this.#gone.keys()) {
      if (this.#seeded.has(contactNumber)) count -= 1;
    }
    return count;
  }

  has(contactNumber: string): boolean {
    return this.get(contactNumber) !== undefined;
  }

  /** The contact of a number. A change needs a copy and `save`. */
  get(contactNumber: string): ContactData | undefined {
    if (this.#gone.has(contactNumber)) return undefined;
    return this.#changed.get(contactNumber) ?? this.#seeded.get(contactNumber);
  }

  /** All contacts from a position on, in order of creation. */
  *all(start = 0): Generator<ContactData> {
    for (let index = start; index < this.#seeded.count; index += 1) {
      const contactNumber = this.#seeded.numberAt(index);
      if (this.#gone.has(contactNumber)) continue;
      yield this.#changed.get(contactNumber) ?? this.#seeded.at(index);
    }
    let position = this.#seeded.count;
    for (const contact of this.#changed.values()) {
      if (this.#seeded.has(contact.contactNumber)) continue;
      if (position >= start) yield contact;
      position += 1;
    }
  }

  /** The contact numbers of a first load (all except seeded guests), without the contacts. */
  *numbers(): Generator<string> {
    for (let index = 0; index < this.#seeded.toldCount; index += 1) {
      const contactNumber = this.#seeded.numberAt(index);
      if (!this.#gone.has(contactNumber)) yield contactNumber;
    }
    for (const contactNumber of this.#changed.keys()) {
      if (!this.#seeded.has(contactNumber)) yield contactNumber;
    }
  }

  nextNumber(): string {
    while (this.#isTaken(String(this.#nextNumber))) this.#nextNumber += 1;
    const taken = String(this.#nextNumber);
    this.#nextNumber += 1;
    return taken;
  }

  /** Stores a changed or new contact with the current date, to be sent by the contact webhook. */
  save(contact: ContactData, dateLastModified = isoDate(this.clock.now())): void {
    this.#store(contact, dateLastModified);
    this.#passOnToStructures(contact);
  }

  /** Deletes a contact, or merges it into another one. Its number is not used again. */
  remove(contactNumber: string, head: string | null): void {
    this.#gone.set(contactNumber, head);
    this.#changed.delete(contactNumber);
  }

  /** The number of the contact that holds what a number held before merges. */
  headOf(contactNumber: string): string {
    const head = this.#gone.get(contactNumber);
    return head ? this.headOf(head) : contactNumber;
  }

  /** A page of the contacts that meet all criteria; without criteria, of all contacts. */
  search(
    criteria: { email?: string; lastName?: string; contactNumber?: string },
    start: number,
    end: number,
  ): ContactData[] {
    const { contactNumber, email, lastName } = criteria;
    if (contactNumber === undefined && email === undefined && lastName === undefined) {
      return firstOf(this.all(start), end - start);
    }
    const numbers = contactNumber === undefined ? this.#index.numbersOf(criteria) : [contactNumber];
    return numbers
      .flatMap((number) => this.get(number) ?? [])
      .filter((contact) => this.#index.matches(contact, criteria))
      .slice(start, end);
  }

  /** Who logs in so; relays may have the e-mail, too, but no login. */
  ofLogin(login: string): ContactData | undefined {
    return this.#index
      .numbersOf({ email: login })
      .flatMap((contactNumber) => this.get(contactNumber) ?? [])
      .find(
        (contact) =>
          contact.role === 'PUBLIC' && loginOf(contact)?.toLowerCase() === login.toLowerCase(),
      );
  }

  passwordOf(login: string): string {
    return this.#passwords.get(login.toLowerCase()) ?? 'password';
  }

  setPassword(login: string, password: string): void {
    this.#passwords.set(login.toLowerCase(), password);
  }

  state(): ContactRegisterState {
    return {
      nextNumber: this.#nextNumber,
      changed: [...this.#changed.values()],
      gone: [...this.#gone],
      passwords: [...this.#passwords],
    };
  }

  restore(state: ContactRegisterState): void {
    this.#nextNumber = state.nextNumber;
    for (const contact of state.changed) this.#changed.set(contact.contactNumber, contact);
    for (const [contactNumber, head] of state.gone ?? []) this.#gone.set(contactNumber, head);
    for (const [login, password] of state.passwords) this.#passwords.set(login, password);
  }

  /** Whether the number is, or was, that of a contact. */
  #isTaken(contactNumber: string): boolean {
    return [this.#changed, this.#gone, this.#seeded].some((known) => known.has(contactNumber));
  }

  #store(contact: ContactData, dateLastModified: string): void {
    contact.dateLastModified = dateLastModified;
    this.#changed.set(contact.contactNumber, contact);
    this.#index.add(contact);
    this.onChange(contact.contactNumber);
  }

  /** A structure includes its relay, so it changes with the relay. */
  #passOnToStructures(contact: ContactData): void {
    for (const connection of contact.contactConnections) {
      if (connection.connectionType !== 'RELAY_OF') continue;
      const structure = this.get(connection.contactNumber);
      if (!structure) continue;
      const changed = structuredClone(structure);
      changed.individualContact = structuredClone(contact.individualContact);
      this.#store(changed, contact.dateLastModified);
    }
  }
}

/** The login of a contact, if it has one. */
export const loginOf = (contact: ContactData): string | undefined =>
  textOf(objectOf(contact, 'individualContact') ?? {}, 'login');

function firstOf(contacts: Iterable<ContactData>, count: number): ContactData[] {
  const first: ContactData[] = [];
  for (const contact of contacts) {
    if (first.length >= count) break;
    first.push(contact);
  }
  return first;
}
