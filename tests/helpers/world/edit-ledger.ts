import { canonical, type Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import type {
  ConflictEntry,
  ContactRecord,
  LinkRecord,
  Sending,
} from '../../../server/src/contacts/records';
import type { FieldObservation } from '../../../server/src/contacts/model/merge/field-observation';
import type { Tables } from '../builders/memory-tables';
import { WORLD_MAPPING } from './venue';

/**
 * A person set a field in the CRM or in an S-360. Open until both sides had the value, or it lost.
 */
interface Edit {
  value: Canonical;
  isOpen: boolean;
}

interface ValueAtS360 {
  value: Canonical;
  /** The contact in the CRM for which it was created, to which the value is no news. */
  createdFor: string | null;
  /** A call replaced the value, so it is lost once the CRM has the answer. */
  isOverwritten: boolean;
}

export interface Observed {
  before: Tables;
  after: Tables;
  /** The institution whose snapshots this transaction applied; `null` when there were none. */
  received: string | null;
}

const KINDS = new Map(WORLD_MAPPING.map(({ field, kind }) => [field, kind]));
const canonicalOf = (field: string, value: string | null | undefined): Canonical =>
  canonical(KINDS.get(field) ?? 'text', value, { phoneCountry: 'CH' });

/**
 * Records every edit by what is visible from outside: edits of people, calls, and written rows. It
 * knows the expected final value of each field and whether an edit was lost without a recorded
 * conflict.
 */
export class EditLedger {
  readonly losses: string[] = [];
  /** The last common or decided value by contact and field. */
  private readonly standing = new Map<string, Canonical>();
  /** The last edit of each field in the CRM, which supersedes earlier ones. */
  private readonly crmEdits = new Map<string, Edit>();
  /** Values set by people in S-360 that the CRM has not adopted yet; any of them may be shown. */
  private readonly s360Values = new Map<string, ValueAtS360[]>();

  /** The expected value of a field at rest. */
  expected(contactDocumentId: string, field: string): Canonical {
    const key = `${contactDocumentId}/${field}`;
    const edit = this.crmEdits.get(key);
    return edit?.isOpen ? edit.value : (this.standing.get(key) ?? null);
  }

  /** Every value ever set in S-360, with the contact of the CRM for a value from a create. */
  private readonly everAtS360 = new Map<string, Set<string | null>>();
  /** The contact of the CRM for which a create made each number; `null` for an operator. */
  private readonly createdFor = new Map<string, string | null>();

  /** A person edits fields in the CRM. */
  editedInCrm(before: ContactRecord, changes: Record<string, string | null>): void {
    for (const [field, value] of Object.entries(changes)) {
      const edited = canonicalOf(field, value);
      if (edited === canonicalOf(field, before.fields[field])) continue;
      this.crmEdits.set(`${before.documentId}/${field}`, { value: edited, isOpen: true });
    }
  }

  /** A contact was created in S-360, with blanks where nothing is set. */
  createdAtS360(institution: string, contactNumber: string, createdFor: string | null): void {
    this.createdFor.set(`${institution}/${contactNumber}`, createdFor);
  }

  /** A person sets a field in S-360, or a create sets it. */
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

  /** Institutions that do not date everything. */
  readonly undated = new Set<string>();

  /** Which value of a call replaced which value of a person that the CRM had not seen. */
  private readonly putOver = new Set<string>();

  /** A call replaced a value that people had set in S-360. */
  overwritten(institution: string, contactNumber: string, field: string, put: string | null): void {
    const place = `${institution}/${contactNumber}/${field}`;
    for (const set of this.s360Values.get(place) ?? []) {
      set.isOverwritten = true;
      this.putOver.add(`${place}/${set.value}/${canonicalOf(field, put)}`);
    }
  }

  /** Examines what a transaction wrote. */
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

  /** A field adopted a value from a snapshot, which must not lose an edit without a conflict. */
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

  /** Both sides share a value now, so the edit that set it is settled. */
  private noteCommon(link: LinkRecord, old: LinkRecord | undefined, field: string): void {
    const observation = link.observations[field];
    const earlier = old?.observations[field];
    if (!observation || (earlier && earlier.base === observation.base)) return;
    const { base } = observation;
    // A blank at the first sight of a number is not a common value.
    if (!earlier && base === null) return;
    const contactKey = `${link.contactDocumentId}/${field}`;
    const here = this.crmEdits.get(contactKey);
    // The same value from S-360 cannot be told apart from the one being sent.
    const sending = old?.sending ?? old?.inDoubt?.sending;
    const isEcho = isUnansweredValue(earlier, observation) || sending?.values[field] === base;
    const isNews = !isEcho && this.isNewsOfS360(link, field, base);
    const isStanding = isNews || (here?.isOpen && here.value === base);
    if (!isStanding) return;
    if (here?.value === base) close(here);
    this.standing.set(contactKey, base);
  }

  /**
   * Whether the value was set in S-360 and not adopted before. The create of this very contact is no
   * news, but a person may have set the same value since.
   */
  private isNewsOfS360(link: LinkRecord, field: string, value: Canonical): boolean {
    const key = `${link.institution}/${link.contactNumber}/${field}`;
    const values = this.s360Values.get(key) ?? [];
    const index = values.findIndex(
      (set) =>
        set.value === value &&
        (set.createdFor === null || set.createdFor !== link.contactDocumentId),
    );
    if (index < 0) return false;
    this.s360Values.set(key, values.slice(index + 1));
    return true;
  }

  /** The CRM knows that its values replaced what people had set. */
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
    // Shown late and undated, the replaced value counts as news, and the value of the call as a
    // change of it: the CRM cannot tell the two apart.
    const isCallTakenForNews =
      this.undated.has(institution) && this.putOver.has(`${place}/${baseValue}/${remoteValue}`);
    // A value from the create of this very contact was not set by anybody in S-360.
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

/** A value dated before the push was set by a person, as the call cannot have done it. */
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
