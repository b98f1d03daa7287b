import { writtenAddresses } from './address-lines';
import type { Answered } from '../answered';
import type { Assumptions } from '../interface';

type SaveBody = Assumptions['saveIndividual' | 'saveStructure'];
type SearchBody = Assumptions['searchContact'];

/** The changes that a save makes. */
interface SavedParts {
  /** The contact's own fields, including `contactNumber`. */
  readonly contact: object;
  readonly addresses?: readonly object[] | null;
  readonly authorizations?: readonly object[] | null;
}

/** The elements of a save, with what empties one at the institution instead of `null`. */
const emptiedBy = (emptying: Assumptions['emptying'], elements: object): object =>
  emptying !== 'emptyText'
    ? elements
    : Object.fromEntries(Object.entries(elements).map(([name, value]) => [name, value ?? '']));

/** The body of a writing method in the institution's form. */
export function bodyOfSave(
  { addresses, authorizations, contact, form }: SaveBody,
  given: SavedParts,
  assumptions: Pick<Assumptions, 'addressLines' | 'emptying'>,
): object {
  const { emptying } = assumptions;
  const parts = {
    ...given,
    contact: emptiedBy(emptying, given.contact),
    addresses: given.addresses?.map((address) => emptiedBy(emptying, address)),
  };
  return {
    ...(form === 'nested' ? { [contact]: parts.contact } : parts.contact),
    ...(parts.addresses && { [addresses]: writtenAddresses(parts.addresses, assumptions) }),
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
export const hitsIn = ({ contacts }: SearchBody, answer: Answered): unknown => answer[contacts];
