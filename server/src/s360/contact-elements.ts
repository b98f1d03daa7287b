import {
  contactAddressData,
  individualContactData,
  structureContactData,
} from './interface/contact';
import type { Members, Schema } from './interface';
import type { ContactDetail } from './wire-types';

/** The parts of a contact that the plugin reads. */
export const CONTACT_DETAILS: readonly ContactDetail[] = [
  'GENERAL',
  'ADDRESSES',
  'AUTHORIZATIONS',
  'CRITERIA',
  'INDICATORS',
  'ADVANTAGES',
  'QUALITIES',
];

const setByS360In = (members: Members): string[] =>
  Object.keys(members).filter((name) => members[name]?.setByS360);

/** Elements of a person or company that S-360 alone sets. */
export const SET_BY_S360: readonly string[] = [
  ...new Set(
    [individualContactData, structureContactData].flatMap(({ members }) => setByS360In(members)),
  ),
];

const derived = setByS360In(contactAddressData.members);

/** The lines of an address under another name than in a save. */
export const REPEATED_LINES: readonly string[] = derived.filter((name) => name.startsWith('line'));

/** Elements of an address that S-360 derives from the others. */
export const DERIVED_FROM_ADDRESS: readonly string[] = derived.filter(
  (name) => !name.startsWith('line'),
);

/** What S-360 keeps of an element. */
export interface KeptOfElement {
  /** The number of characters of a text. */
  readonly maxLength?: number;
  /** The number of entries of a list. */
  readonly maxEntries?: number;
  /** The form of the text, or of each entry of the list, that S-360 is sure to keep. */
  readonly usual?: RegExp;
}

function keptOf(schema: Schema): KeptOfElement {
  switch (schema.kind) {
    case 'text': {
      const { max, usual } = schema;
      return { ...(max !== undefined && { maxLength: max }), ...(usual && { usual }) };
    }
    case 'list': {
      const { usual } = keptOf(schema.of);
      return {
        ...(schema.max !== undefined && { maxEntries: schema.max }),
        ...(usual && { usual }),
      };
    }
    default:
      return {};
  }
}

/** What S-360 keeps of the elements of a contact, by name. */
export const KEPT_OF_ELEMENTS: Readonly<Record<string, KeptOfElement>> = Object.fromEntries(
  [individualContactData, structureContactData, contactAddressData].flatMap(({ members }) =>
    Object.entries<Schema>(members).map(([name, schema]) => [name, keptOf(schema)]),
  ),
);
