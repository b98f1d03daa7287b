import type { Proof } from '../../contracts/institutions/sending-trust';
import type { ChangedElement, WholeComparison } from './compare';
import { partOf, type ContactPart } from './elements';

/** A value that was sent, with what S-360 had and has at its place; `null` is blank. */
export interface SentValue {
  /** The CRM's field, or `consent:NEWS`. */
  field: string;
  /** Where it stands in S-360's contact. */
  place: string;
  sent: string | null;
  before: string | null;
  after: string | null;
}

/** What was observed of one save. */
export interface ReadBack {
  kind: 'create' | 'update';
  /** What the save does, and what reading it back well proves. */
  does: readonly Proof[];
  /** Whether S-360 said that it had done it. */
  isAccepted: boolean;
  /** S-360's time at which it had been done at the latest, ms. */
  doneByMs: number;
  /** `dateLastModified` of the contact as it was read back, ms; `null` where it is not shown. */
  modifiedAtMs: number | null;
  /** What became of the elements that the save did not write. */
  unsent: WholeComparison;
  values: readonly SentValue[];
}

export type Verdict =
  /** Nothing was lost, and what was sent is there; `proven` is what that proves. */
  | { kind: 'well'; proven: readonly Proof[] }
  /** Something is missing that somebody may have taken away since, or it is not known what was done. */
  | { kind: 'unclear' }
  /**
   * S-360 had values before, which were not sent and are gone; `altered` are others by now.
   * `mayBeAnothers`: it may as well be what a person did at the same moment.
   */
  | { kind: 'lost'; lost: ChangedElement[]; altered: ChangedElement[]; mayBeAnothers: boolean }
  /** S-360 said that it had saved the values, and still has the former ones. */
  | { kind: 'notDone'; values: SentValue[] };

/** S-360's times are compared in whole seconds: its `Date` header has no more. */
const RESOLUTION_MS = 1_000;

/** So many elements of one part, all of it, are not taken away by a person within a moment. */
const WIPED_FROM = 2;

const PART_OF: Readonly<Record<Exclude<Proof, 'create'>, ContactPart>> = {
  data: 'data',
  addresses: 'addresses',
  authorizations: 'authorizations',
};

/** Case, accents and signs that S-360 may well write in its own way. */
const folded = (text: string | null): string =>
  (text ?? '')
    .normalize('NFD')
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .toLowerCase();

/** What was sent is not there, and what was there before is; a mere spelling of S-360's own is none. */
const isNotDone = ({ after, before, sent }: SentValue): boolean =>
  after !== sent && after === before && folded(sent) !== folded(before);

/** What was there and was to be replaced by something is gone, and so is what was sent. */
const isDropped = ({ after, before, sent }: SentValue): boolean =>
  after === null && sent !== null && before !== null;

/** Whether a part of the contact has nothing left of what it had. */
function isWiped({ kept, lost }: WholeComparison): boolean {
  const parts = lost.map(({ place }) => partOf(place));
  return parts.some(
    (part) => kept[part] === 0 && parts.filter((other) => other === part).length >= WIPED_FROM,
  );
}

/** Every part that the save wrote has kept something that was not sent: it was merged, not replaced. */
function provenBy({ does, kind, unsent: { kept } }: ReadBack): Proof[] {
  if (kind === 'create') return [...does];
  return does.filter((proof) => proof !== 'create' && kept[PART_OF[proof]] > 0);
}

/**
 * What a save that was read back says of S-360. Pure. Somebody may change the contact in S-360 at
 * the same time, which is no loss. Three rules tell the two apart:
 *
 * - The contact is read right before the save, with no waiting in between: whatever was changed
 *   earlier is part of what S-360 had.
 * - When it was last changed later than the save was answered (`dateLastModified` against the
 *   answer's `Date`, in whole seconds), what is missing may be that person's doing, and is `unclear`:
 *   the save proves nothing, and the next one is read back too. Only where a part of the contact lost
 *   all that it had, two values or more, is it a loss all the same.
 * - What is missing otherwise was lost by the save. A person who empties a value at that moment stops
 *   sending in vain, which is better than a second contact that loses some. Nothing in S-360's answers
 *   tells the two apart, so the finding says that it may have been somebody else.
 *
 * `notDone` is said of an accepted save alone, and not where S-360 has a third value: it writes some
 * in its own way.
 */
export function evaluate(readBack: ReadBack): Verdict {
  const { doneByMs, isAccepted, kind, modifiedAtMs, unsent, values } = readBack;
  const isOvertaken = modifiedAtMs !== null && modifiedAtMs >= doneByMs + RESOLUTION_MS;
  const dropped = values.filter(isDropped).map(({ before, place }) => ({
    place,
    before: before ?? '',
    after: null,
  }));
  const lost = kind === 'create' ? [] : [...unsent.lost, ...dropped];
  if (lost.length > 0) {
    const mayBeAnothers = !isWiped(unsent);
    if (isOvertaken && mayBeAnothers) return { kind: 'unclear' };
    return { kind: 'lost', lost, altered: unsent.altered, mayBeAnothers };
  }
  if (!isAccepted) return { kind: 'unclear' };
  const notDone = values.filter(isNotDone);
  if (notDone.length > 0)
    return isOvertaken ? { kind: 'unclear' } : { kind: 'notDone', values: notDone };
  return { kind: 'well', proven: provenBy(readBack) };
}
