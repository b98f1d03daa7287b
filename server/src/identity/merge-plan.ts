import { reason, type Reason } from '../contracts/reasons';
import { jsonText } from '../kernel/database/values';
import {
  displayName,
  RECOGNIZED_FIELDS,
  consentKey,
  consentValue,
  withConsents,
  laterThan,
  type ConsentRecord,
  type ContactRecord,
  type EndedHold,
  type HistoryEntry,
  type LinkRecord,
  type ContactSettings,
  type QueuedPull,
} from '../contacts';
import { planConsents, type PlannedConsents } from './merge-consents';
import {
  markedLink,
  namedNumbers,
  planLinks,
  type OnTwoNumbers,
  type PlannedLink,
} from './merge-links';

/** One of the two contacts to merge, with everything that the engine stores about it. */
export interface MergeSide {
  contact: ContactRecord;
  links: readonly LinkRecord[];
  /** Links of contacts that were merged into it earlier, under other numbers. */
  mergedLinks: readonly LinkRecord[];
  consents: readonly ConsentRecord[];
}

export interface MergeTerms {
  onTwoNumbers: OnTwoNumbers;
  /** `null` for an institution that is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
  /** Author of the merge, as the history names it. */
  author: string;
  at: Date;
}

/** Everything that merging two contacts changes in the engine's tables. */
export interface MergePlan {
  /** Why the contacts cannot be merged; nothing may be written unless this is empty. */
  obstacles: Reason[];
  /** New values of the kept contact; they only fill blank fields. */
  changes: Record<string, string>;
  updatedAt: Date;
  links: PlannedLink[];
  /** The kept contact's own links, as they become. */
  stayingLinks: LinkRecord[];
  /** The removed contact's links that become the kept one's. */
  movedLinks: LinkRecord[];
  droppedLinks: LinkRecord[];
  /**
   * Links that stay behind; the orders of their numbers belong to the kept contact from now on.
   */
  leftLinks: LinkRecord[];
  /** Conflicts of dropped and left links: no link of the contact is left to decide them on. */
  endedHolds: EndedHold[];
  consents: PlannedConsents;
  history: HistoryEntry[];
  pulls: QueuedPull[];
}

const isBlank = (value: string | null | undefined): boolean =>
  value === null || value === undefined || value === '';

/** Plans the merge of `remove` into `keep`: the kept contact's own values always stay. */
export function planMerge(keep: MergeSide, remove: MergeSide, terms: MergeTerms): MergePlan {
  const changes = fillsOf(keep.contact, remove.contact);
  const updatedAt = laterThan(keep.contact.updatedAt, terms.at);
  const links = planLinks(keep.links, remove.links, terms.onTwoNumbers);
  const keepDocumentId = keep.contact.documentId;
  const consents = planConsents(keepDocumentId, keep.consents, remove.consents, links);
  const merged = {
    contact: { ...keep.contact, fields: { ...keep.contact.fields, ...changes } },
    consents: consentsAfter(keep.consents, consents),
  };
  const marked = (link: LinkRecord) =>
    markedLink(link, merged, terms.settingsOf(link.institution), terms.at);
  const moved = links.flatMap(({ outcome, removed }) =>
    removed !== null && (outcome === 'moves' || outcome === 'dropsKept') ? [removed] : [],
  );
  const staying = links.flatMap(({ kept, outcome }) =>
    kept !== null && outcome !== 'dropsKept' ? [kept] : [],
  );
  const dropped = links.flatMap((link) => droppedOf(link) ?? []);
  const left = leftBehind(links, remove);
  return {
    obstacles: obstaclesTo(keep.contact, remove.contact, links),
    changes,
    updatedAt,
    links,
    stayingLinks: staying.map(marked),
    movedLinks: moved.map((link) => marked({ ...link, contactDocumentId: keepDocumentId })),
    droppedLinks: dropped,
    leftLinks: left.map((link) => ({ ...link, mergedInto: keepDocumentId })),
    endedHolds: [...dropped, ...left].flatMap(holdsOf),
    consents,
    history: [
      ...historyOf(keep.contact, remove.contact, changes, { ...terms, at: updatedAt }),
      ...consentHistory(keep.consents, consents, { ...terms, at: updatedAt }),
    ],
    pulls: links.flatMap(pullAfter),
  };
}

function fillsOf(keep: ContactRecord, remove: ContactRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries(remove.fields).flatMap(([field, value]) =>
      value !== null && !isBlank(value) && isBlank(keep.fields[field]) ? [[field, value]] : [],
    ),
  );
}

function obstaclesTo(
  keep: ContactRecord,
  remove: ContactRecord,
  links: readonly PlannedLink[],
): Reason[] {
  const ofTypes = keep.type === remove.type ? [] : [reason('personAndCompany')];
  return [...ofTypes, ...links.flatMap(({ obstacle }) => obstacle ?? [])];
}

function consentsAfter(kept: readonly ConsentRecord[], { save }: PlannedConsents): ConsentRecord[] {
  const institutions = new Set([...kept, ...save].map(({ institution }) => institution));
  const at = (consents: readonly ConsentRecord[], code: string) =>
    consents.filter(({ institution }) => institution === code);
  return [...institutions].flatMap((code) => withConsents(at(kept, code), at(save, code)));
}

const recognizedFields = ({ fields }: ContactRecord): Record<string, string | null> =>
  Object.fromEntries(
    RECOGNIZED_FIELDS.flatMap((field) =>
      isBlank(fields[field]) ? [] : [[field, fields[field] ?? null]],
    ),
  );

function historyOf(
  keep: ContactRecord,
  remove: ContactRecord,
  changes: Readonly<Record<string, string>>,
  { at, author }: MergeTerms,
): HistoryEntry[] {
  const entry = {
    contactDocumentId: keep.documentId,
    cause: 'merge',
    causedBy: author,
    institution: null,
    changedAt: at,
  } as const;
  return [
    {
      ...entry,
      field: null,
      oldValue: remove.documentId,
      newValue: keep.documentId,
      mergedName: displayName(remove.type, remove.fields),
      mergedFields: jsonText(recognizedFields(remove)),
    },
    ...Object.entries(changes).map(([field, newValue]) => ({
      ...entry,
      field,
      oldValue: keep.fields[field] ?? null,
      newValue,
    })),
  ];
}

/** History of the answers that are new to the kept contact. */
function consentHistory(
  kept: readonly ConsentRecord[],
  { save }: PlannedConsents,
  { at, author }: MergeTerms,
): HistoryEntry[] {
  return save.flatMap(({ allowed, code, contactDocumentId, institution, wording }) => {
    const before = kept.find(
      (consent) => consent.code === code && consent.institution === institution,
    );
    if (before?.allowed === allowed) return [];
    return [
      {
        contactDocumentId,
        field: consentKey(code),
        oldValue: before ? consentValue(before.allowed) : null,
        newValue: consentValue(allowed),
        wording,
        cause: 'merge',
        causedBy: author,
        institution,
        changedAt: at,
      },
    ];
  });
}

function droppedOf({ kept, outcome, removed }: PlannedLink): LinkRecord | null {
  switch (outcome) {
    case 'dropsKept':
      return kept;
    case 'dropsRemoved':
      return removed;
    case 'stays':
    case 'moves':
    case 'twoNumbers':
      return null;
  }
}

const leftBehind = (links: readonly PlannedLink[], { mergedLinks }: MergeSide): LinkRecord[] => [
  ...links.flatMap(({ outcome, removed }) =>
    outcome === 'twoNumbers' && removed ? [removed] : [],
  ),
  ...mergedLinks,
];

function holdsOf({ contactDocumentId, institution, observations }: LinkRecord): EndedHold[] {
  if (contactDocumentId === null) return [];
  return Object.entries(observations).flatMap(([field, { held }]) =>
    held ? [{ institution, contactDocumentId, field }] : [],
  );
}

/** A create found under the other contact's number may have changed that contact in S-360. */
function pullAfter(link: PlannedLink): QueuedPull[] {
  const dropped = droppedOf(link);
  return dropped
    ? namedNumbers(dropped).map((contactNumber) => ({
        institution: link.institution,
        contactNumber,
        lane: 'edit',
        reason: 'merged',
      }))
    : [];
}
