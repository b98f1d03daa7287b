import {
  addressIdsOf,
  elementsOf,
  isMadeOfName,
  makesName,
  partOf,
  type ContactPart,
  type Elements,
} from './elements';

/** A changed element of a contact; `after` is `null` when it is gone. */
export interface ChangedElement {
  place: string;
  before: string;
  after: string | null;
}

/** What happened to the elements that a save did not write. */
export interface WholeComparison {
  /** Elements that had a value and have none now. */
  lost: ChangedElement[];
  /** Elements that have another value now. */
  altered: ChangedElement[];
  /** The number of unchanged elements, by part. */
  kept: Record<ContactPart, number>;
}

/** Whether two texts at a place are the same value, such as one phone number in two spellings. */
export type IsSame = (place: string, a: string, b: string) => boolean;

/** The places that a save wrote. Everything below such a place counts as written too. */
export type Written = readonly string[];

const isWritten = (place: string, written: Written): boolean =>
  written.some((one) => place === one || place.startsWith(`${one}(`));

/**
 * S-360 may recreate an address while saving, which only changes its id. Such an address is matched
 * with the one that disappeared.
 */
function withFormerAddressIds(elements: Elements, before: unknown, after: unknown): Elements {
  const former = addressIdsOf(before);
  const present = addressIdsOf(after);
  const gone = former.filter((id) => !present.includes(id));
  const made = present.filter((id) => !former.includes(id));
  const renamed = new Map(made.flatMap((id, index) => (gone[index] ? [[id, gone[index]]] : [])));
  if (renamed.size === 0) return elements;
  return new Map(
    [...elements].map(([place, text]) => {
      const id = /^addresses\((.*?)\)/.exec(place)?.[1] ?? '';
      const formerId = renamed.get(id);
      if (formerId === undefined) return [place, text];
      return [place.replace(`addresses(${id})`, `addresses(${formerId})`), text];
    }),
  );
}

/** Capitals alone are a form of the value, also where no field is mapped. */
const isAlike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Compares a whole contact before and after a save: fields, addresses, consents, criteria and
 * everything else that S-360 shows, except for what the save wrote. Pure.
 */
export function compareWhole(
  before: unknown,
  after: unknown,
  { isSame, written }: { written: Written; isSame: IsSame },
): WholeComparison {
  const present = withFormerAddressIds(elementsOf(after), before, after);
  const comparison: WholeComparison = {
    lost: [],
    altered: [],
    kept: { data: 0, addresses: 0, authorizations: 0, rest: 0 },
  };
  const isNameWritten = written.some(makesName);
  for (const [place, text] of elementsOf(before)) {
    if (isWritten(place, written) || (isNameWritten && isMadeOfName(place))) continue;
    const now = present.get(place) ?? null;
    if (now === null) comparison.lost.push({ place, before: text, after: null });
    else if (isAlike(now, text) || isSame(place, text, now)) comparison.kept[partOf(place)] += 1;
    else if (!isMadeOfName(place)) comparison.altered.push({ place, before: text, after: now });
  }
  return comparison;
}
