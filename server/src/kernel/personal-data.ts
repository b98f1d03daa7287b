import type { Row } from './database/strapi-database';
import { isRecord } from './is-record';
import { DAY_MS } from './time/durations';

/** A number under which an institution knows a person. */
export interface PersonNumber {
  institution: string;
  number: string;
}

/** The numbers of links; one that waits for its creation has none. */
export const numbersOf = (
  links: readonly { contactNumber: string | null; institution: string }[],
): PersonNumber[] =>
  links.flatMap(({ contactNumber, institution }) =>
    contactNumber === null ? [] : [{ institution, number: contactNumber }],
  );

/** Another's contact that a number of the person was linked with, until a person took that back. */
export interface TakenFor {
  documentId: string;
  /** The institution at which the two were taken for one. */
  institution: string;
  /** Under which the other contact is known: what was sent there was sent back under them. */
  numbers: readonly PersonNumber[];
  linkedAt: Date;
  takenBackAt: Date;
  /** Ids of the rows of its history that say something of the person alone. */
  ownRows: ReadonlySet<number>;
  /** The value before, without the person's, of rows that stay; by their ids. */
  valuesBefore: ReadonlyMap<number, string | null>;
}

/** A person whose data is looked for, by everything that tables know them by. */
export interface SoughtPerson {
  /** Document id of the contact. */
  documentId: string;
  /** The same, and those of the contacts that were merged into it. */
  documentIds: readonly string[];
  numbers: readonly PersonNumber[];
  linkIds: readonly number[];
  /** Database ids of the contact's orders, and of orders of others in which it holds units. */
  orders: { own: readonly string[]; held: readonly string[] };
  /** The ids that S-360 gave the own orders. */
  orderIds: readonly { institution: string; orderId: string }[];
  takenFor: readonly TakenFor[];
  /** Search keys that the contact has, and each that was merged into it had. */
  keys: readonly { emailKey: string; nameKey: string }[];
  /** E-mails and names that the contact has or had, without case and accents. */
  folded: {
    emails: ReadonlySet<string>;
    names: ReadonlySet<string>;
    firstNames: ReadonlySet<string>;
  };
}

/** What a table holds of people, and what becomes of it when a person is erased. */
export interface PersonalTable {
  uid: string;
  /** The attributes that are blanked; `row`: whole rows are deleted. */
  holds: readonly string[] | 'row';
  /** The other attributes that hold text; they say nothing of a person. */
  keeps: readonly string[];
  /** The conditions that find the person's rows, each by an index of its own. */
  rowsOf(person: SoughtPerson): readonly Row[];
  /**
   * No index finds the rows: the table is read slice by slice. `growing`: a stored row is never
   * about more people later, so that it is looked at once.
   */
  isScanned?: 'growing' | 'changing';
  /**
   * What is written into a found row. `delete`: it is deleted. `null`: it turns out to say nothing of
   * the person.
   */
  erased(row: Row, person: SoughtPerson): Row | 'delete' | null;
  /**
   * What a found row says of the person, for the person to read; by default the whole row. `null`:
   * nothing that does not stand elsewhere.
   */
  shown?(row: Row, person: SoughtPerson): Row | null;
}

/** A table without anything of a person. */
interface ImpersonalTable {
  uid: string;
  keeps: readonly string[];
}

/** What a module says of one of its tables. Every column with text is in one of the lists. */
export type DataTable = PersonalTable | ImpersonalTable;

/** A table whose rows are of one person each. */
export const wholeRows = (uid: string, rowsOf: PersonalTable['rowsOf']): PersonalTable => ({
  uid,
  holds: 'row',
  keeps: [],
  rowsOf,
  erased: () => 'delete',
});

/** The condition on the person's rows in tables that name the institution and the contact number. */
export const byNumber =
  (attribute = 'contactNumber', more: Row = {}) =>
  ({ numbers }: SoughtPerson): Row[] =>
    numbers.map(({ institution, number }) => ({ institution, [attribute]: number, ...more }));

export const byContact = ({ documentIds }: SoughtPerson): Row[] =>
  documentIds.map((contactDocumentId) => ({ contactDocumentId }));

/** Whether a value is a document id that the person has or had. */
export const isContact = ({ documentIds }: SoughtPerson, value: unknown): boolean =>
  documentIds.some((documentId) => documentId === value);

export const hasNumber = (
  { numbers }: Pick<SoughtPerson, 'numbers'>,
  institution: unknown,
  number: unknown,
): boolean =>
  numbers.some((known) => known.institution === institution && known.number === String(number));

/** S-360 repeats a payload for three hours. */
const LATEST_PAYLOAD_MS = DAY_MS;

/** The condition that finds what was stored while the person was taken for somebody else. */
export const whileTakenFor = (
  { linkedAt, takenBackAt }: TakenFor,
  storedAt: string,
): Record<string, { $gte: Date; $lte: Date }> => ({
  [storedAt]: { $gte: linkedAt, $lte: new Date(takenBackAt.getTime() + LATEST_PAYLOAD_MS) },
});

/** Whether a payload of then shows another's contact with the person's values. */
export const isMixed = (
  { takenFor }: SoughtPerson,
  { institution, number }: PersonNumber,
  storedAt: Date | null,
): boolean =>
  storedAt !== null &&
  takenFor.some(
    (other) =>
      storedAt >= other.linkedAt &&
      storedAt.getTime() <= other.takenBackAt.getTime() + LATEST_PAYLOAD_MS &&
      hasNumber(other, institution, number),
  );

/** Whether a value says one of the numbers anywhere inside. */
export function says(value: unknown, isSought: (text: string) => boolean): boolean {
  if (typeof value === 'string' || typeof value === 'number') return isSought(String(value));
  if (Array.isArray(value)) return value.some((inner) => says(inner, isSought));
  return isRecord(value) && Object.values(value).some((inner) => says(inner, isSought));
}
