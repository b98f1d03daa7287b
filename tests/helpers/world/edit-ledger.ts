import { canonical, type Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import type {
  ConflictEntry,
  ContactRecord,
  FieldObservation,
  LinkRecord,
  Sending,
} from '../../../server/src/contacts/records';
import type { Tables } from '../builders/memory-tables';
import { WORLD_MAPPING } from './venue';

/** A person set a field, in the CRM or at an S-360. Open until both sides had its value, or it lost. */
interface Edit {
  value: Canonical;
  isOpen: boolean;
}

interface ValueAtS360 {
  value: Canonical;
  /** The contact here that it was created for: to that one it is no news. */
  createdFor: string | null;
  /** A call put another value over it: it is lost when the CRM has the answer. */
  isOverwritten: boolean;
}

export interface Observed {
  before: Tables;
  after: Tables;
  /** Institution whose snapshots were applied in this transaction; `null` when none were. */
  received: string | null;
}

const KINDS = new Map(WORLD_MAPPING.map(({ field, kind }) => [field, kind]));
const canonicalOf = (field: string, value: string | null | undefined): Canonical =>
  canonical(KINDS.get(field) ?? 'text', value, { phoneCountry: 'CH' });

/**
 * Keeps account of every edit, by what is observed from outside: persons' edits, calls, and what
 * transactions write. Tells which value each field of each contact has to end with, and when an
 * edit was lost without a recorded conflict.
 */
export class EditLedger {
  readonly losses: string[] = [];
  /** By contact and field: the value that was last in common, or that a conflict decided. */
  private readonly standing = new Map<string, Canonical>();
  /** The last edit of each field in the CRM: an earlier one is superseded. */
  private readonly crmEdits = new Map<string, Edit>();
  /** What persons set at S-360 and the CRM has not taken yet: it may be shown any of them. */
  private readonly s360Values = new Map<string, ValueAtS360[]>();

  /** What the field has to be when everything has come to rest. */
  expected(contactDocumentId: string, field: string): Canonical {
    const key = `${contactDocumentId}/${field}`;
    const edit = this.crmEdits.get(key);
    return edit?.isOpen ? edit.value : (this.standing.get(key) ?? null);
  }

  /** Everything that was ever set at S-360, and for which contact here if a create brought it. */
  private readonly everAtS360 = new Map<string, Set<string | null>>();
  /** For which contact here a create brought each number; `null` when an operator did. */
  private readonly createdFor = new Map<string, string | null>();

  /** A person changes fields in the CRM. */
  editedInCrm(before: ContactRecord, changes: Record<string, string | null>): void {
    for (const [field, value] of Object.entries(changes)) {
      const edited = canonicalOf(field, value);
      if (edited === canonicalOf(field, before.fields[field])) continue;
      this.crmEdits.set(`${before.documentId}/${field}`, { value: edited, isOpen: true });
    }
  }

  /** A contact came to be at S-360: blank, where nothing is set. */
  createdAtS360(institution: string, contactNumber: string, createdFor: string | null): void {
    this.createdFor.set(`${institution}/${contactNumber}`, createdFor);
  }

  /** A person sets a field at S-360, or it comes with a contact that a call creates. */
  setAtS360(
    institution: string,
    contactNumber: string,
    field: string,
    set: { value: string | null; createdFor: string | null },
  ): void {
    const key = `${institution}/${contactNumber}/${field}`;
    const entry = { ...set, value: canonicalOf(field, set.value), isOverwritten: false };
    this.s360Values.set(key, [...(this.s360Values.get(key) ?? []), entry]);
    const value = `${key}/${entry.value}`;
    this.everAtS360.set(value, (this.everAtS360.get(value) ?? new Set()).add(set.createdFor));
  }

  /** Institutions that do not date all that they show. */
  readonly undated = new Set<string>();

  /** Which value a call put over which one that a person set and the CRM had not seen. */
  private readonly putOver = new Set<string>();

  /** A call put another value over what persons set at S-360. */
  overwritten(institution: string, contactNumber: string, field: string, put: string | null): void {
    const place = `${institution}/${contactNumber}/${field}`;
    for (const set of this.s360Values.get(place) ?? []) {
      set.isOverwritten = true;
      this.putOver.add(`${place}/${set.value}/${canonicalOf(field, put)}`);
    }
  }

  /** Looks at what a transaction wrote. */
  observe({ after, before, received }: Observed): void {
    const conflicts = after.conflicts.slice(before.conflicts.length);
    if (after.contacts !== before.contacts) this.noteContacts(before, after, received, conflicts);
    if (after.links !== before.links) this.noteLinks(before, after);
    for (const conflict of conflicts) this.noteConflict(conflict, after);
  }

  private noteContacts(
    before: Tables,
    after: Tables,
    received: string | null,
    conflicts: readonly ConflictEntry[],
  ): void {
    const known = new Map(before.contacts.map((contact) => [contact.documentId, contact]));
    for (const contact of after.contacts) {
      const old = known.get(contact.documentId);
      if (old === contact) continue;
      if (!old) this.noteNew(contact);
      else if (received !== null) this.noteTaken(old, contact, received, before, conflicts);
    }
  }

  private noteNew({ documentId, fields }: ContactRecord): void {
    for (const [field, value] of Object.entries(fields)) {
      this.standing.set(`${documentId}/${field}`, canonicalOf(field, value));
    }
  }

  /** A field took the value of a snapshot: nobody's edit may be lost by that without a conflict. */
  private noteTaken(
    old: ContactRecord,
    contact: ContactRecord,
    received: string,
    before: Tables,
    conflicts: readonly ConflictEntry[],
  ): void {
    const { documentId } = contact;
    const link = before.links.find(
      ({ contactDocumentId, institution }) =>
        contactDocumentId === documentId && institution === received,
    );
    for (const field of KINDS.keys()) {
      const was = canonicalOf(field, old.fields[field]);
      if (was === canonicalOf(field, contact.fields[field])) continue;
      const base = link?.observations[field]?.base ?? null;
      const isRecorded = conflicts.some(
        (conflict) => conflict.contactDocumentId === documentId && conflict.field === field,
      );
      if (was !== base && !isRecorded) {
        this.losses.push(`${field} of ${documentId}: ${was} was replaced without a conflict`);
      }
      close(this.crmEdits.get(`${documentId}/${field}`));
    }
  }

  private noteLinks(before: Tables, after: Tables): void {
    const known = new Map(before.links.map((link) => [link.id, link]));
    for (const link of after.links) {
      const old = known.get(link.id);
      if (old === link || link.observations === old?.observations) continue;
      for (const field of KINDS.keys()) this.noteCommon(link, old, field);
      if (old?.sending && link.lastSent !== old.lastSent) this.noteAnswered(link, old.sending);
    }
  }

  /** Both sides have a value in common now: the edit that brought it stands. */
  private noteCommon(link: LinkRecord, old: LinkRecord | undefined, field: string): void {
    const observation = link.observations[field];
    const earlier = old?.observations[field];
    if (!observation || (earlier && earlier.base === observation.base)) return;
    const { base } = observation;
    // A blank at the first sight of a number is no value in common: there is none yet.
    if (!earlier && base === null) return;
    const contactKey = `${link.contactDocumentId}/${field}`;
    const here = this.crmEdits.get(contactKey);
    // S-360 having the same idea cannot be told from what it is being sent.
    const sending = old?.sending ?? old?.inDoubt?.sending;
    const isEcho = isUnansweredValue(earlier, observation) || sending?.values[field] === base;
    const isNews = !isEcho && this.isNewsOfS360(link, field, base);
    const isStanding = isNews || (here?.isOpen && here.value === base);
    if (!isStanding) return;
    if (here?.value === base) close(here);
    this.standing.set(contactKey, base);
  }

  /** Whether S-360 was set to the value, and that was not taken before. */
  private isNewsOfS360(link: LinkRecord, field: string, value: Canonical): boolean {
    const key = `${link.institution}/${link.contactNumber}/${field}`;
    const values = this.s360Values.get(key) ?? [];
    const index = values.findIndex((set) => set.value === value);
    const set = values[index];
    if (!set) return false;
    this.s360Values.set(key, values.slice(index + 1));
    return set.createdFor === null || set.createdFor !== link.contactDocumentId;
  }

  /** The CRM knows that its values were put over what persons had set. */
  private noteAnswered({ contactNumber, institution }: LinkRecord, { values }: Sending): void {
    for (const field of Object.keys(values)) {
      const key = `${institution}/${contactNumber}/${field}`;
      const left = this.s360Values.get(key)?.filter(({ isOverwritten }) => !isOverwritten);
      if (left) this.s360Values.set(key, left);
    }
  }

  private noteConflict(conflict: ConflictEntry, after: Tables): void {
    const { baseValue, contactDocumentId, field, institution, localValue, outcome, remoteValue } =
      conflict;
    if (!KINDS.has(field)) return;
    const link = after.links.find(
      (candidate) =>
        candidate.contactDocumentId === contactDocumentId && candidate.institution === institution,
    );
    const place = `${institution}/${link?.contactNumber}/${field}`;
    // Shown late and without a date, what the call was put over passes for news, and what the call put
    // there for a change of that: nothing that the CRM knows tells the two apart.
    const isCallTakenForNews =
      this.undated.has(institution) && this.putOver.has(`${place}/${baseValue}/${remoteValue}`);
    // What came there with the create of this very contact nobody has set there either.
    const setFor = [...(this.everAtS360.get(`${place}/${remoteValue}`) ?? [])];
    if (remoteValue === null) {
      setFor.push(this.createdFor.get(`${institution}/${link?.contactNumber}`) ?? null);
    }
    const isNews = setFor.some((createdFor) => createdFor !== contactDocumentId);
    if (!isNews && !isCallTakenForNews) {
      this.losses.push(`${place}: a conflict with ${remoteValue}, which nobody has set there`);
    }
    if (outcome === 'held') return;
    const won = outcome === 'remote' ? link?.observations[field]?.base : localValue;
    this.standing.set(`${contactDocumentId}/${field}`, won ?? null);
    if (outcome === 'remote') close(this.crmEdits.get(`${contactDocumentId}/${field}`));
  }
}

/** What has a date from before the send was set by a person: a call cannot have done it. */
function isUnansweredValue(
  earlier: FieldObservation | undefined,
  { base, setAtMs = Infinity }: FieldObservation,
): boolean {
  const index = earlier?.unanswered?.values.indexOf(base) ?? -1;
  if (index < 0) return false;
  const isDatedNow = setAtMs !== earlier?.setAtMs;
  const sentMs = earlier?.unanswered?.sentMs?.[index] ?? -Infinity;
  return !isDatedNow || setAtMs >= Math.floor(sentMs / 1000) * 1000;
}

function close(edit: Edit | undefined): void {
  if (edit) edit.isOpen = false;
}
