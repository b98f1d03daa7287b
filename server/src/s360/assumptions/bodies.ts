import type { SaveBody, SearchBody } from './assumption-settings';

/** The changes that a save makes. */
interface SavedParts {
  /** The contact's own fields, including `contactNumber`. */
  readonly contact: object;
  readonly addresses?: readonly object[] | undefined;
  readonly authorizations?: readonly object[] | undefined;
}

/** The body of a writing method in the institution's form. */
export function bodyOfSave(
  { addresses, authorizations, contact, form }: SaveBody,
  parts: SavedParts,
): object {
  return {
    ...(form === 'nested' ? { [contact]: parts.contact } : parts.contact),
    ...(parts.addresses && { [addresses]: parts.addresses }),
    ...(parts.authorizations && { [authorizations]: parts.authorizations }),
  };
}

interface Searched {
  readonly criteria: object;
  readonly details: readonly string[];
  readonly start: number;
  readonly max: number;
}

export const bodyOfSearch = (
  { criteria, form, max, start }: SearchBody,
  searched: Searched,
): object => ({
  ...(form === 'nested' ? { [criteria]: searched.criteria } : searched.criteria),
  details: searched.details,
  [start]: searched.start,
  [max]: searched.max,
});

/** The hits in an answer of searchContact; `undefined` when it has no list of that name. */
export const hitsIn = (
  { contacts }: SearchBody,
  answer: Readonly<Record<string, unknown>>,
): unknown => answer[contacts];
