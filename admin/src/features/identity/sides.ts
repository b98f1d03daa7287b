import type { MatchReviewContact, MatchReviewStatus } from '../../../../server/src/contracts';
import { CONTACT_FIELDS } from '../../shared/fields/fieldKeys';

/** One side of a review: what S-360 sent, or a contact of the CRM. */
export type Side =
  | { kind: 's360'; values: Readonly<Record<string, string>>; isKept: boolean }
  | { kind: 'contact'; contact: MatchReviewContact; values: Readonly<Record<string, string>> };

export interface SideCell {
  value: string | null;
  /** It has another value than the first side; a blank one differs from nothing. */
  differs: boolean;
}

/**
 * The sides of a review, S-360 first: its item, or the contact that has the number. An item that is
 * not kept any more has its side, without values.
 */
export function sidesOf(review: MatchReviewStatus): Side[] {
  const { contactNumber, contacts, kind, quarantinedItemId, shown } = review;
  const inCrm = contacts.map(
    (contact) => ({ kind: 'contact', contact, values: contact.values ?? {} }) as const,
  );
  if (kind === 'match') {
    const isKept = quarantinedItemId !== null;
    return isKept && shown === null
      ? inCrm
      : [{ kind: 's360', values: shown ?? {}, isKept }, ...inCrm];
  }
  const hasNumber = (side: (typeof inCrm)[number]) => side.contact.contactNumber === contactNumber;
  return [...inCrm.filter(hasNumber), ...inCrm.filter((side) => !hasNumber(side))];
}

/** What people tell contacts apart by comes first. */
const FIRST = ['lastName', 'firstName', 'structureName', 'email', 'mobilePhone', 'phone'];
const ORDER = [...FIRST, 'birthDate', 'street1', 'zipCode', 'town', ...CONTACT_FIELDS];

const placeOf = (field: string): number => {
  const place = ORDER.indexOf(field);
  return place < 0 ? ORDER.length : place;
};

/** The fields that any side has filled, each with the value of every side. */
export function comparedSides(sides: readonly Side[]): { field: string; cells: SideCell[] }[] {
  const fields = new Set(sides.flatMap(({ values }) => Object.keys(values)));
  const inOrder = [...fields].sort((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b));
  return inOrder.map((field) => {
    const [first = null, ...others] = sides.map(({ values }) => values[field] ?? null);
    const cells = others.map((value) => ({
      value,
      differs: value !== null && first !== null && value !== first,
    }));
    return { field, cells: [{ value: first, differs: false }, ...cells] };
  });
}
