import { isPlaceholder } from '../../../server/src/contacts/model/mapping/canonical';
import { text } from '../../../server/src/kernel/database/values';
import type { Row } from '../crm-side';
import { numberSaved } from '../s360-side';
import type { Edit } from './edits';
import type { S360State, World } from './invariants';

/**
 * Edits that are neither in the final state, nor superseded by a later edit of the field, nor
 * explained by a recorded conflict. Of each side only the last edit of a field counts: the earlier
 * ones were superseded by it.
 */
export function lostEdits(world: World): string[] {
  return editedFields(world).flatMap((edited) => [
    ...lostInCrm(edited, world),
    ...lostInS360(edited, world),
  ]);
}

/**
 * To be called when nothing was lost: what is in the final state has arrived on both sides, all
 * other edits were superseded and are forgotten.
 */
export function noteArrivals(world: World): void {
  const arrived = editedFields(world).flatMap(({ contact, edits, field }) =>
    edits.filter(({ value }) => isNow(value, contact, field)),
  );
  for (const edit of arrived) edit.hasArrived = true;
  world.deeds.edits = arrived;
  world.deeds.accepted = [];
}

/** All edits of one field of one contact. */
interface EditedFieldOfContact {
  contact: Row;
  field: Edit['field'];
  edits: Edit[];
}

function editedFields({ deeds, tables }: World): EditedFieldOfContact[] {
  const byDocument = new Map(tables.contacts.map((row) => [row.documentId, row]));
  const documentOf = new Map(
    tables.links
      .filter(({ state }) => state !== 'unlinked')
      .map((link) => [`${String(link.institution)}/${String(link.contactNumber)}`, link]),
  );
  const found = new Map<string, EditedFieldOfContact>();
  for (const edit of deeds.edits) {
    const documentId =
      edit.by.side === 'crm'
        ? edit.by.documentId
        : documentOf.get(`${edit.by.institution}/${edit.by.contactNumber}`)?.contactDocumentId;
    const contact = byDocument.get(documentId);
    if (!contact) continue;
    const key = `${String(documentId)} ${edit.field}`;
    const known = found.get(key);
    if (known) known.edits.push(edit);
    else found.set(key, { contact, field: edit.field, edits: [edit] });
  }
  return [...found.values()];
}

/** Whether it is the contact's value; a blank is stored as `null` or as an empty text. */
const isNow = (value: string | null, contact: Row, field: string): boolean =>
  (value || null) === (contact[field] || null);

/** What a rule of the institution excludes of the CRM, whoever writes it there. */
function isExcluded({ field, value }: Edit, institution: string, { both }: World): boolean {
  const side = both.sides.find(({ settings }) => settings.institution === institution);
  const rule = side?.settings.ruleOf(field);
  const isBlank = value === null || value === '';
  return rule?.conflict === 'never' || (isBlank ? rule?.blank !== 'empty' : isPlaceholder(value));
}

/** To empty what is blank already changes nothing; the history tells. */
function isEdit({ field, value }: Edit, { documentId }: Row, { tables }: World): boolean {
  return (
    Boolean(value) ||
    tables.history.some(
      (row) => row.contactDocumentId === documentId && row.field === field && row.newValue === null,
    )
  );
}

const isDone = ({ answeredAt }: Edit): boolean => answeredAt !== null;

function lostInCrm({ contact, edits, field }: EditedFieldOfContact, world: World): string[] {
  const own = edits.filter((edit) => edit.by.side === 'crm' && isEdit(edit, contact, world));
  const last = own.filter(isDone).at(-1);
  if (!last || isNow(last.value, contact, field)) return [];
  if (last.hasArrived) {
    const isReplaced = edits.some((edit) => edit !== last && isNow(edit.value, contact, field));
    return isReplaced ? [] : [lost(last, contact)];
  }
  // Of two saves at once either may be the later one.
  const laterOwn = own.filter(
    (edit) => edit !== last && (edit.answeredAt ?? Infinity) >= last.beganAt,
  );
  if (laterOwn.some(({ value }) => isNow(value, contact, field))) return [];
  // Edits that got no answer may have been done, and have been superseded in their turn.
  const explained = [last, ...laterOwn].some(
    ({ value }) => isInConflict(value, contact, field, world) || wasAtS360(value, contact, world),
  );
  return explained ? [] : [lost(last, contact)];
}

const lost = ({ field, value }: Edit, contact: Row): string =>
  `the edit ${field} = ${value} of ${String(contact.documentId)} is lost: it is ${String(contact[field])}`;

function isInConflict(
  value: string | null,
  contact: Row,
  field: string,
  { tables }: World,
): boolean {
  return tables.conflicts.some(
    (conflict) =>
      conflict.contactDocumentId === contact.documentId &&
      conflict.field === field &&
      [conflict.localValue, conflict.remoteValue].includes(value || null),
  );
}

/** S-360 was sent the value: whoever changed it there afterwards, changed it later. */
function wasAtS360(value: string | null, contact: Row, { s360, tables }: World): boolean {
  return tables.links
    .filter(({ contactDocumentId }) => contactDocumentId === contact.documentId)
    .some((link) =>
      s360.some(
        (state) => state.code === link.institution && savesOf(link, value, state).length > 0,
      ),
    );
}

/** Saves of a link's contact that carried the value, and the creates that did. */
function savesOf(link: Row, value: string | null, { calls }: S360State) {
  return calls.filter(
    (call) =>
      [link.contactNumber, null].includes(numberOf(call)) &&
      call.method.startsWith('save') &&
      JSON.stringify(call.body).includes(JSON.stringify(value)),
  );
}

const numberOf = (call: S360State['calls'][number]): unknown =>
  call.method.startsWith('save') ? numberSaved(call) : undefined;

/** Whether S-360 left the field out after an edit of its own: that was gone before it was shown, then. */
const wasLeftOutAfter = ({ beganAt, by, field }: Edit, { deeds }: World): boolean =>
  by.side === 's360' &&
  deeds.leftOut.some(
    (one) =>
      one.field === field &&
      one.institution === by.institution &&
      one.contactNumber === by.contactNumber &&
      one.beganAt >= beganAt,
  );

function lostInS360({ contact, edits, field }: EditedFieldOfContact, world: World): string[] {
  return world.s360.flatMap((state) => {
    const own = edits.filter(({ by }) => by.side === 's360' && by.institution === state.code);
    const last = own.filter(isDone).at(-1);
    if (!last || isNow(last.value, contact, field)) return [];
    if (isExcluded(last, state.code, world) || wasLeftOutAfter(last, world)) return [];
    const link = world.tables.links.find(
      ({ contactDocumentId, institution }) =>
        contactDocumentId === contact.documentId && institution === state.code,
    );
    if (!link || isInConflict(last.value, contact, field, world)) return [];
    const writer = edits.find(({ value }) => isNow(value, contact, field));
    const isLater = writer !== undefined && (writer.answeredAt ?? Infinity) >= last.beganAt;
    // What S-360 was sent after its own operator's edit is the later one there.
    const wasSent = savesOf(link, text(contact[field]) || null, state).some(
      (call) => Date.parse(call.at) >= last.beganAt,
    );
    return isLater || wasSent
      ? []
      : [
          `the edit ${field} = ${last.value} of ${state.code}/${String(link.contactNumber)} is lost: it is ${String(contact[field])}`,
        ];
  });
}
