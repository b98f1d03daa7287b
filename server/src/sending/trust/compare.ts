import {
  addressIdsOf,
  elementsOf,
  isMadeOfName,
  partOf,
  type ContactPart,
  type Elements,
} from './elements';

/** One element of a contact that is not as it was; `null`: there is nothing now. */
export interface ChangedElement {
  place: string;
  before: string;
  after: string | null;
}

/** What became of the elements that a save did not write. */
export interface WholeComparison {
  /** There was something, and there is nothing any more. */
  lost: ChangedElement[];
  /** Something else is there. */
  altered: ChangedElement[];
  /** How many stand as they did, by part. */
  kept: Record<ContactPart, number>;
}

/** Whether two texts at a place are the same value, such as one phone number in two spellings. */
export type IsSame = (place: string, a: string, b: string) => boolean;

/** Places that a save wrote; all that stands below one of them is written too. */
export type Written = readonly string[];

const isWritten = (place: string, written: Written): boolean =>
  written.some((one) => place === one || place.startsWith(`${one}(`));

/** An address that S-360 made anew while saving is the one that went: it has another id, no more. */
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

/**
 * Compares a contact whole, before and after a save: fields, addresses, consents, criteria and
 * whatever else S-360 shows. What the save wrote is left out. Pure.
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
  for (const [place, text] of elementsOf(before)) {
    if (isWritten(place, written)) continue;
    const now = present.get(place) ?? null;
    if (now === null) comparison.lost.push({ place, before: text, after: null });
    else if (now === text || isSame(place, text, now)) comparison.kept[partOf(place)] += 1;
    else if (!isMadeOfName(place)) comparison.altered.push({ place, before: text, after: now });
  }
  return comparison;
}
