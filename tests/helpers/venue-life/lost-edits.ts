import { isPlaceholder } from '../../../server/src/contacts/model/mapping/canonical';
import { text } from '../../../server/src/kernel/database/values';
import type { Row } from '../scene/crm-side';
import { numberSaved } from '../scene/s360-side';
import type { Edit } from './edits';
import type { S360State, World } from './invariants';

/**
 * Edits that are neither current, nor superseded by a later edit of the field, nor explained by a
 * recorded conflict. Only the last edit of each side counts, as it supersedes the earlier ones.
 */
export function lostEdits(world: World): string[] {
  return editedFields(world).flatMap((edited) => [
    ...lostInCrm(edited, world),
    ...lostInS360(edited, world),
  ]);
}

/**
 * To be called when nothing was lost: current values have arrived on both sides, and all other
 * edits are forgotten.
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

/** Whether the contact has this value; a blank is stored as `null` or an empty text. */
const isNow = (value: string | null, contact: Row, field: string): boolean =>
  (value || null) === (contact[field] || null);

/** A value that a rule of the institution refuses in the CRM, whoever writes it. */
function isExcluded({ field, value }: Edit, institution: string, { both }: World): boolean {
  const side = both.sides.find(({ settings }) => settings.institution === institution);
  const rule = side?.settings.ruleOf(field);
  const isBlank = value === null || value === '';
  return rule?.conflict === 'never' || (isBlank ? rule?.blank !== 'empty' : isPlaceholder(value));
}

/** Emptying a blank field changes nothing, as the history shows. */
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
  // Either of two concurrent saves may be the later one.
  const laterOwn = own.filter(
    (edit) => edit !== last && (edit.answeredAt ?? Infinity) >= last.beganAt,
  );
  if (laterOwn.some(({ value }) => isNow(value, contact, field))) return [];
  // Edits without an answer may have been executed and then superseded.
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

/** The value was sent to S-360, so any other change there was later. */
function wasAtS360(value: string | null, contact: Row, { s360, tables }: World): boolean {
  return tables.links
    .filter(({ contactDocumentId }) => contactDocumentId === contact.documentId)
    .some((link) =>
      s360.some(
        (state) => state.code === link.institution && savesOf(link, value, state).length > 0,
      ),
    );
}

/** The saves of a link’s contact with this value, including creates. */
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

/** Whether S-360 omitted the field after this edit, so that the value was never shown. */
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
    // A push after an edit by an operator of S-360 is the later change there.
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
