import {
  afterEvent,
  isClosed,
  WOKEN_BY_MARK,
  fieldsToSend,
  openCreate,
  type ConsentRecord,
  type ContactRecord,
  type LinkRecord,
  type ContactSettings,
} from '../contacts';
import type { MergeContacts, MergedLinkOutcome } from '../contracts/contacts/contact-merge';
import { reason, type Reason } from '../contracts/reasons';

export type OnTwoNumbers = Required<MergeContacts.Request>['onTwoNumbers'];

export interface PlannedLink {
  institution: string;
  kept: LinkRecord | null;
  removed: LinkRecord | null;
  outcome: MergedLinkOutcome;
  /** Why the contacts cannot be merged yet; `null` when nothing is in the way. */
  obstacle: Reason | null;
}

export function planLinks(
  keptLinks: readonly LinkRecord[],
  removedLinks: readonly LinkRecord[],
  onTwoNumbers: OnTwoNumbers,
): PlannedLink[] {
  const at = (links: readonly LinkRecord[], code: string) =>
    links.find(({ institution }) => institution === code) ?? null;
  const codes = new Set([...keptLinks, ...removedLinks].map(({ institution }) => institution));
  return [...codes].sort().map((institution) => {
    const kept = at(keptLinks, institution);
    const removed = at(removedLinks, institution);
    return { institution, kept, removed, ...evaluate(kept, removed, onTwoNumbers) };
  });
}

function evaluate(
  kept: LinkRecord | null,
  removed: LinkRecord | null,
  onTwoNumbers: OnTwoNumbers,
): Pick<PlannedLink, 'outcome' | 'obstacle'> {
  if (removed === null) return { outcome: 'stays', obstacle: null };
  if (kept === null) return { outcome: 'moves', obstacle: null };
  if (kept.contactNumber !== null && removed.contactNumber !== null) {
    const obstacle = reason('bothHaveNumbers', {
      institution: kept.institution,
      kept: kept.contactNumber,
      removed: removed.contactNumber,
    });
    // S-360 has merged the two already: the number that is gone stays behind.
    if (removed.state === 'ended') return { outcome: 'twoNumbers', obstacle: null };
    if (kept.state === 'ended') {
      const other = reason('keepTheOther', { number: kept.contactNumber });
      return { outcome: 'twoNumbers', obstacle: other };
    }
    return { outcome: 'twoNumbers', obstacle: onTwoNumbers === 'refuse' ? obstacle : null };
  }
  const keptGoes =
    kept.contactNumber === null &&
    (removed.contactNumber !== null || (mayExist(removed, kept) && !mayExist(kept, removed)));
  return keptGoes
    ? { outcome: 'dropsKept', obstacle: obstacleOf(kept, removed) }
    : { outcome: 'dropsRemoved', obstacle: obstacleOf(removed, kept) };
}

/** The numbers of a create in doubt, as S-360 answered or a person named them. */
export function namedNumbers({ inDoubt }: LinkRecord): string[] {
  return [inDoubt?.answeredNumber, inDoubt?.notAdopted?.contactNumber].filter(
    (number) => number !== undefined,
  );
}

/**
 * Whether S-360 may have created, or be creating, a contact whose number the link does not know.
 * The number counts as known when it is the other link's number.
 */
function mayExist(link: LinkRecord, other: LinkRecord): boolean {
  if (openCreate(link) === null) return false;
  return other.contactNumber === null || !namedNumbers(link).includes(other.contactNumber);
}

function obstacleOf(dropped: LinkRecord, other: LinkRecord): Reason | null {
  return mayExist(dropped, other)
    ? reason('createOpen', { institution: dropped.institution })
    : null;
}

/** What a link is compared with to find out what it must send. */
interface MergedContact {
  contact: ContactRecord;
  consents: readonly ConsentRecord[];
}

/**
 * The link of the merged contact: pending where S-360 then has other values. A link that is being
 * sent right now is checked again afterwards.
 */
export function markedLink(
  link: LinkRecord,
  { consents, contact }: MergedContact,
  settings: ContactSettings | null,
  at: Date,
): LinkRecord {
  if (isClosed(link)) return link;
  if (WOKEN_BY_MARK.includes(link.state)) {
    if (settings === null) return link;
    const own = consents.filter(({ institution }) => institution === link.institution);
    const { send } = fieldsToSend({ link, contact, consents: own, settings });
    if (Object.keys(send).length === 0) return link;
  }
  return afterEvent(link, { kind: 'marked', at, lane: 'edit' });
}
