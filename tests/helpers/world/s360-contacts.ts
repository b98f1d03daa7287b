import type { ContactMapping } from '../../../server/src/contacts/model/mapping/mapping';
import type { ContactDetail } from '../../../server/src/s360';
import { keptOf, type KeptForm } from './kept-form';
import type { VirtualClock } from './virtual-clock';

/** A contact in a virtual S-360. */
export interface HeldContact {
  contactNumber: string;
  createdAtMs: number;
  modifiedAtMs: number;
  /** By the field names of the CRM, in the spelling of S-360. */
  values: Record<string, string | null>;
  authorizations: Record<string, boolean>;
  /** The contact of the CRM for which a call created it; `null` for an operator. */
  createdFor: string | null;
  /** Whether nothing in it identified its contact when it was created. */
  wasCreatedBlank: boolean;
  /** Whether an operator has changed it since. */
  wasEdited: boolean;
  /** Whether S-360 has made the person anonymous. */
  isAnonymous: boolean;
}

/** The changes of a save; omitted fields stay unchanged. */
export interface ContactChanges {
  values: Record<string, string | null>;
  authorizations: Record<string, boolean>;
}

/** An observer of the events in S-360. */
export interface S360Observer {
  /** A contact was created, with blanks where nothing is set. */
  created(contact: HeldContact): void;
  /** An operator set a field, or a new contact had it. */
  set(contact: HeldContact, field: string, value: string | null): void;
  /** A call replaced the value of a field. */
  overwritten(contactNumber: string, field: string, put: string | null): void;
}

/** The contacts of one virtual S-360 with its own clock. */
export interface S360Contacts {
  nowMs(): number;
  all(): HeldContact[];
  find(contactNumber: string): HeldContact | undefined;
  /** An operator creates a contact, or changes it. */
  createdByOperator(changes: ContactChanges): HeldContact;
  changedByOperator(contactNumber: string, changes: ContactChanges): void;
  /** A call creates or changes a contact. */
  createdByCall(changes: ContactChanges, createdFor: string): HeldContact;
  changedByCall(contactNumber: string, changes: ContactChanges): void;
  /** S-360 makes a person anonymous; nothing undoes it. */
  anonymised(contactNumber: string): void;
  /** The numbers of changed contacts that were not sent yet. */
  untold: Set<string>;
}

export function s360Contacts(
  clock: VirtualClock,
  options: {
    skewMs: number;
    firstNumber: number;
    respell: (field: string, value: string) => string;
    form: KeptForm;
  },
  observer: S360Observer,
): S360Contacts {
  const contacts = new Map<string, HeldContact>();
  const untold = new Set<string>();
  let lastNumber = options.firstNumber;
  const nowMs = () => clock.ms() + options.skewMs;

  function merge(contact: HeldContact, { authorizations, values }: ContactChanges): void {
    const spelled = Object.entries(values).map(([field, value]) => [
      field,
      value === null ? null : options.respell(field, value),
    ]);
    contact.values = { ...contact.values, ...Object.fromEntries(spelled) };
    contact.authorizations = { ...contact.authorizations, ...authorizations };
    contact.modifiedAtMs = nowMs();
    untold.add(contact.contactNumber);
  }

  function create(changes: ContactChanges, createdFor: string | null): HeldContact {
    const contact: HeldContact = {
      contactNumber: String((lastNumber += 1)),
      createdAtMs: nowMs(),
      modifiedAtMs: nowMs(),
      values: {},
      authorizations: {},
      createdFor,
      wasCreatedBlank: Object.values(changes.values).every((value) => value === null),
      wasEdited: false,
      isAnonymous: false,
    };
    contacts.set(contact.contactNumber, contact);
    merge(contact, changes);
    observer.created(contact);
    for (const [field, value] of Object.entries(changes.values)) {
      if (value !== null) observer.set(contact, field, value);
    }
    return contact;
  }

  function known(contactNumber: string): HeldContact {
    const contact = contacts.get(contactNumber);
    if (!contact) throw new Error(`S-360 has no contact ${contactNumber}`);
    return contact;
  }

  return {
    nowMs,
    untold,
    all: () => [...contacts.values()],
    find: (contactNumber) => contacts.get(contactNumber),
    createdByOperator: (changes) => create(changes, null),
    changedByOperator(contactNumber, changes) {
      const contact = known(contactNumber);
      for (const [field, value] of Object.entries(changes.values)) {
        if (value !== (contact.values[field] ?? null)) {
          observer.set({ ...contact, createdFor: null }, field, value);
        }
      }
      contact.wasEdited = true;
      merge(contact, changes);
    },
    createdByCall: (changes, createdFor) => create(keptOf(options.form, changes), createdFor),
    changedByCall(contactNumber, written) {
      const contact = known(contactNumber);
      if (contact.isAnonymous) return;
      for (const [field, put] of Object.entries(written.values)) {
        observer.overwritten(contactNumber, field, put);
      }
      merge(contact, keptOf(options.form, written));
    },
    anonymised(contactNumber) {
      const contact = known(contactNumber);
      const blanks = Object.keys(contact.values).map((field) => [field, null]);
      contact.values = { ...Object.fromEntries(blanks), ...CROSSED_OUT };
      const codes = Object.keys(contact.authorizations).map((code) => [code, false]);
      contact.authorizations = Object.fromEntries(codes);
      contact.isAnonymous = true;
      contact.modifiedAtMs = nowMs();
      untold.add(contactNumber);
    },
  };
}

const CROSSED_OUT = { firstName: 'XXXXXXXX', lastName: 'XXXXXXXX' };

const ADDRESS_ID = 7;

/** A contact in the form of S-360 (`ContactDataResult`) with the requested details. */
export function contactData(
  contact: HeldContact,
  mapping: ContactMapping,
  shown: { details: readonly ContactDetail[]; dated: boolean; resolutionMs: number },
): Record<string, unknown> {
  const { contactNumber, values } = contact;
  const dateOf = (ms: number) =>
    new Date(Math.floor(ms / shown.resolutionMs) * shown.resolutionMs).toISOString();
  const shows = (detail: ContactDetail) => shown.details.includes(detail);
  const section = (wanted: string) =>
    Object.fromEntries(
      mapping.flatMap(({ field, paths: { individual } }) =>
        individual?.section === wanted ? [[individual.name, values[field] ?? null]] : [],
      ),
    );
  return {
    contactNumber,
    type: 'INDIVIDUAL',
    state: contact.isAnonymous ? 'ACCOUNT_DELETED' : 'VALID',
    creationDate: dateOf(contact.createdAtMs),
    ...(shown.dated && { dateLastModified: dateOf(contact.modifiedAtMs) }),
    ...(shows('GENERAL') && { individualContact: section('individualContact') }),
    ...(shows('ADDRESSES') && {
      addresses: [{ contactAddressId: ADDRESS_ID, main: true, ...section('mainAddress') }],
    }),
    ...(shows('AUTHORIZATIONS') && {
      authorizations: Object.entries(contact.authorizations).map(
        ([authorizationCode, allowed]) => ({
          authorizationCode,
          allowed,
        }),
      ),
    }),
  };
}
