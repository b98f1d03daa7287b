import {
  foldText,
  isPlaceholder,
  type CanonicalSettings,
  type ContactType,
  DEFAULT_MATCHING,
  documentIdsIn,
  matchable,
  matchContact,
  searchKeys,
} from '../../contacts';
import { isSameValueOf, type RowValues } from './row-values';

/** A contact that a row may match: from the CRM or from an earlier row. */
export interface KnownContact {
  documentId: string;
  type: ContactType;
  fields: Readonly<Record<string, string | null>>;
}

export interface FilePolicy extends CanonicalSettings {
  /** Whether the file's value replaces another value of the contact. */
  filled: 'keep' | 'overwrite';
  /** Whether a blank cell of a mapped column empties the field. */
  blanks: 'keep' | 'empty';
}

export type RowEvaluation =
  | { kind: 'create' }
  | {
      kind: 'match';
      contactDocumentId: string;
      changes: Record<string, string | null>;
      /** Fields in which the contact keeps its value although the file has another one. */
      kept: string[];
    }
  | { kind: 'ambiguous'; contactDocumentIds: string[] };

const isBlank = (value: string | null | undefined): boolean => !value || isPlaceholder(value);

/** With the same first name, one of these fields is enough to match people of the same name. */
const EVIDENCE = ['birthDate', 'mobilePhone', 'phone'];

/** Evaluates a row against the contacts that share its e-mail or its name. Pure. */
export function evaluateRow(
  row: RowValues,
  candidates: readonly KnownContact[],
  policy: FilePolicy,
): RowEvaluation {
  const { contacts: found, isDoubtful } = contactsOf(row, candidates, policy);
  const [first, ...others] = found;
  if (first === undefined) return { kind: 'create' };
  if (others.length > 0 || isDoubtful) {
    return { kind: 'ambiguous', contactDocumentIds: found.map(({ documentId }) => documentId) };
  }
  return { kind: 'match', contactDocumentId: first.documentId, ...changesFor(row, first, policy) };
}

/**
 * The contacts that match a row. A row that names its contact matches that one. With e-mail and
 * name, the default matching rule decides. With an e-mail alone, every contact with that e-mail
 * matches. With a name alone, a contact of that name matches if it has all values of the row, or the
 * same first name and the same address, birth date or phone.
 */
function contactsOf(
  row: RowValues,
  candidates: readonly KnownContact[],
  policy: FilePolicy,
): { contacts: KnownContact[]; isDoubtful: boolean } {
  const sure = (contacts: readonly KnownContact[]) => ({
    contacts: [...contacts],
    isDoubtful: false,
  });
  if (row.documentId !== null) return sure(candidates);
  const ofType = candidates.filter(({ type }) => type === row.type);
  const own = searchKeys(row.type, row.fields);
  const keysOf = ({ fields, type }: KnownContact) => searchKeys(type, fields);
  if (own.emailKey !== null && own.nameKey !== null) {
    const candidatesOfType = ofType.map(({ documentId, fields, type }) => ({
      documentId,
      ...matchable(type, fields, policy),
    }));
    const subject = matchable(row.type, row.fields, policy);
    const match = matchContact(DEFAULT_MATCHING, subject, candidatesOfType, () => true);
    const matching = documentIdsIn(match);
    const contacts = ofType.filter(({ documentId }) => matching.includes(documentId));
    return { contacts, isDoubtful: match.kind === 'doubtful' };
  }
  if (own.emailKey !== null)
    return sure(ofType.filter((one) => keysOf(one).emailKey === own.emailKey));
  return sure(
    ofType
      .filter((one) => keysOf(one).nameKey === own.nameKey)
      .filter((one) => saysAllOf(row, one, policy) || sharesEvidence(row, one, policy)),
  );
}

function saysAllOf(row: RowValues, contact: KnownContact, policy: FilePolicy): boolean {
  return Object.entries(row.fields).every(
    ([field, value]) =>
      isBlank(value) || isSameValueOf(field, value, contact.fields[field], policy),
  );
}

function sharesEvidence(row: RowValues, contact: KnownContact, policy: FilePolicy): boolean {
  const isShared = (field: string) =>
    !isBlank(row.fields[field]) &&
    isSameValueOf(field, row.fields[field], contact.fields[field], policy);
  const hasSameFirstName = foldText(row.fields.firstName) === foldText(contact.fields.firstName);
  const livesThere = isShared('street1') && isShared('zipCode');
  return hasSameFirstName && (livesThere || EVIDENCE.some(isShared));
}

function changesFor(
  row: RowValues,
  contact: KnownContact,
  policy: FilePolicy,
): { changes: Record<string, string | null>; kept: string[] } {
  const changes: Record<string, string | null> = {};
  const kept: string[] = [];
  for (const [field, value] of Object.entries(row.fields)) {
    const present = contact.fields[field] ?? null;
    if (isSameValueOf(field, value, present, policy)) continue;
    if (isBlank(value)) {
      if (value === null && policy.blanks === 'empty') changes[field] = null;
    } else if (isBlank(present) || policy.filled === 'overwrite') {
      changes[field] = value;
    } else {
      kept.push(field);
    }
  }
  return { changes, kept };
}
