import type { Proof } from '../../contracts/institutions/sending-trust';
import type { ChangedElement, WholeComparison } from './compare';
import { partOf, type ContactPart } from './elements';

/** A sent value, with S-360's value at its place before and after; `null` is blank. */
export interface SentValue {
  /** The CRM's field, or `consent:NEWS`. */
  field: string;
  /** The place in S-360's contact. */
  place: string;
  sent: string | null;
  before: string | null;
  after: string | null;
  /** Whether S-360 has the sent value now, maybe in a form of its own. */
  isTaken: boolean;
  /**
   * Whether a value that S-360 did not take says nothing of how it saves: it emptied a field, was a
   * login's e-mail, is not in S-360's list, or waits for the person's confirmation.
   */
  isExplained: boolean;
}

export interface ReadBack {
  kind: 'create' | 'update';
  /** What the save does; a good read-back proves these. */
  does: readonly Proof[];
  /** Whether S-360 reported success. */
  isAccepted: boolean;
  /** When the save was done at the latest, in S-360's time, ms. */
  doneByMs: number;
  /** `dateLastModified` of the contact at the read-back, ms; `null` where it is not shown. */
  modifiedAtMs: number | null;
  /** What happened to the elements that the save did not write. */
  unsent: WholeComparison;
  /** Whether a field or a consent of the CRM is kept at this place. */
  isKnown(place: string): boolean;
  values: readonly SentValue[];
}

export type Verdict =
  /** Nothing was lost, and the sent values are there; `proven` is what that proves. */
  | { kind: 'well'; proven: readonly Proof[]; values: readonly SentValue[] }
  /**
   * Something is missing that somebody may have removed since, or the outcome of the save is
   * unknown.
   */
  | { kind: 'unclear' }
  /**
   * Values that S-360 had and that were not sent are gone, or were replaced; `altered` values have
   * changed. `mayBeAnothers`: another person may have caused the loss at the same moment.
   */
  | { kind: 'lost'; lost: ChangedElement[]; altered: ChangedElement[]; mayBeAnothers: boolean }
  /** S-360 reported some of the values as saved, and does not have them. */
  | { kind: 'notDone'; proven: readonly Proof[]; values: readonly SentValue[] };

/** S-360's times are compared in whole seconds: its `Date` header is no more precise. */
const RESOLUTION_MS = 1_000;

/** A person does not remove all elements of a part within a moment, if there are this many. */
const WIPED_FROM = 2;

const PART_OF: Readonly<Record<Exclude<Proof, 'create'>, ContactPart>> = {
  data: 'data',
  addresses: 'addresses',
  authorizations: 'authorizations',
};

/** The former value is still there instead of the sent one. */
export const isKept = ({ after, before, isTaken }: SentValue): boolean =>
  !isTaken && after === before;

/** Both the former value and the value that was to replace it are gone. */
const isDropped = ({ after, before, sent }: SentValue): boolean =>
  after === null && sent !== null && before !== null;

/** Whether a part of the contact has lost everything. */
function isWiped({ kept, lost }: WholeComparison): boolean {
  const parts = lost.map(({ place }) => partOf(place));
  return parts.some(
    (part) => kept[part] === 0 && parts.filter((other) => other === part).length >= WIPED_FROM,
  );
}

/**
 * A part is proven when it kept something that was not sent: S-360 merged it and did not replace
 * it.
 */
function provenBy({ does, kind, unsent: { kept }, values }: ReadBack): Proof[] {
  if (kind === 'create') return [...does];
  // S-360 may have done nothing at all, and so harmed nothing.
  if (values.some(isKept) && !values.some(({ isTaken }) => isTaken)) return [];
  return does.filter((proof) => proof !== 'create' && kept[PART_OF[proof]] > 0);
}

/**
 * Evaluates a save that was read back. Pure. Somebody may change the contact in S-360 at the same
 * time, which is no loss. Three rules distinguish the two:
 *
 * - The contact is read right before the save, without any wait, so earlier changes are part of
 *   what S-360 had.
 * - If the contact was last changed after the save was answered (`dateLastModified` against the
 *   answer's `Date`, in whole seconds), another person may have removed what is missing. The
 *   verdict is `unclear`: the save proves nothing, and the next one is read back too. It is still a
 *   loss if a part of the contact lost everything that it had, and that was two values or more.
 * - Otherwise the save lost what is missing. A person who empties a value at that moment causes an
 *   unnecessary stop, which is better than a second contact that loses values. S-360's answers
 *   cannot distinguish the two, so the finding says that somebody else may have caused the loss.
 *
 * A value beside the sent ones that was replaced is a loss if the CRM knows the field: others may be
 * derived. Only an accepted save can be `notDone`, and not where S-360 has a third value, because
 * S-360 writes some values in its own way.
 */
export function evaluate(readBack: ReadBack): Verdict {
  const { doneByMs, isAccepted, isKnown, kind, modifiedAtMs, unsent, values } = readBack;
  const isOvertaken = modifiedAtMs !== null && modifiedAtMs >= doneByMs + RESOLUTION_MS;
  const dropped = values.filter(isDropped).map(({ before, place }) => ({
    place,
    before: before ?? '',
    after: null,
  }));
  const lost = kind === 'create' ? [] : [...unsent.lost, ...dropped];
  const isReplaced = kind === 'update' && unsent.altered.some(({ place }) => isKnown(place));
  if (lost.length > 0 || isReplaced) {
    const mayBeAnothers = !isWiped(unsent);
    if (isOvertaken && mayBeAnothers) return { kind: 'unclear' };
    return { kind: 'lost', lost, altered: unsent.altered, mayBeAnothers };
  }
  if (!isAccepted) return { kind: 'unclear' };
  const isNotDone = values.some(isKept);
  if (isNotDone && isOvertaken) return { kind: 'unclear' };
  return { kind: isNotDone ? 'notDone' : 'well', proven: provenBy(readBack), values };
}
