import type { Institution } from '../../../institutions';
import { isInternalColumn } from './configured-mapping';
import type { FieldMapping } from './mapping';

/** An attribute in the venue's content type of the contact. */
export interface ContactAttribute {
  type?: string;
  required?: boolean;
  unique?: boolean;
  regex?: unknown;
  minLength?: number;
  maxLength?: number;
}

const TEXTS = ['string', 'text', 'richtext'];
/**
 * Strapi validates these types on each save, so a value from S-360 could block every later save.
 */
const SENDABLE_TEXTS = [...TEXTS, 'email', 'enumeration', 'uid'];

const CONSTRAINTS = ['required', 'unique', 'regex', 'minLength', 'maxLength'] as const;

function attributeProblem(
  { direction, field }: FieldMapping,
  attribute: ContactAttribute | undefined,
  advice: string,
): string | null {
  if (!attribute) {
    return `the contact has no attribute "${field}": ${advice}`;
  }
  const { type = 'unknown' } = attribute;
  const allowed = direction === 'toS360' ? SENDABLE_TEXTS : TEXTS;
  if (!allowed.includes(type)) {
    return `the attribute "${field}" is of type ${type}, which cannot hold every text that S-360 sends: make it "string" or "text"`;
  }
  if (direction === 'toS360') return null;
  const constraint = CONSTRAINTS.find(
    (name) => attribute[name] !== undefined && attribute[name] !== false,
  );
  return constraint === undefined
    ? null
    : `the attribute "${field}" is checked by "${constraint}", so that a value of S-360 could refuse every later save: take that off`;
}

/** The attributes that a mapping may take from S-360. */
export const mappableAttributes = (attributes: Attributes): string[] =>
  Object.entries(attributes).flatMap(([field, attribute]) => {
    const line: FieldMapping = { field, kind: 'text', direction: 'both', paths: {} };
    const isMappable = !isInternalColumn(field) && attributeProblem(line, attribute, '') === null;
    return isMappable ? [field] : [];
  });

/** Attribute types that a filter can compare with texts. */
const COMPARABLE = [...SENDABLE_TEXTS, 'boolean', 'integer', 'biginteger', 'decimal', 'float'];

/** The attributes that the filter `sends` can compare. */
export const comparableAttributes = (
  attributes: Attributes,
): { field: string; isYesOrNo: boolean }[] =>
  Object.entries(attributes).flatMap(([field, { type = '' }]) =>
    !isInternalColumn(field) && COMPARABLE.includes(type)
      ? [{ field, isYesOrNo: type === 'boolean' }]
      : [],
  );

function filterProblems({ contacts }: Institution, attributes: Attributes): string[] {
  const comparable = new Set(comparableAttributes(attributes).map(({ field }) => field));
  return (contacts.sends?.where ?? []).flatMap(({ field }, position) => {
    if (comparable.has(field)) return [];
    return [
      `sends.where[${position}].field: the contact has no attribute "${field}" that can be compared: name one that holds a text, a number or yes and no`,
    ];
  });
}

type Attributes = Readonly<Record<string, ContactAttribute>>;

/** A field has the same kind at every institution, because its kind decides how values compare. */
function kindProblems(institutions: readonly Institution[]): string[] {
  const kinds = new Map<string, { kind: string; code: string }>();
  return institutions.flatMap(({ code, contacts }) =>
    contacts.mapping.flatMap(({ field, kind }) => {
      const known = kinds.get(field);
      if (!known) kinds.set(field, { kind, code });
      return !known || known.kind === kind
        ? []
        : [
            `institution "${code}": mapping: the field "${field}" is of kind ${kind} here and ${known.kind} at "${known.code}"`,
          ];
    }),
  );
}

/**
 * Reports where mappings and filters do not fit the contact as the venue has extended it; empty
 * when everything fits. Each problem names the institution, the field and what to do.
 * @param advice what to do about a missing attribute.
 */
export function attributeProblems(
  attributes: Attributes,
  institutions: readonly Institution[],
  advice = 'add it in src/extensions/s360/strapi-server.js, or .ts in a TypeScript app',
): string[] {
  const own = institutions.flatMap((institution) => {
    const problems = institution.contacts.mapping.flatMap((entry) => {
      const attribute = Object.hasOwn(attributes, entry.field)
        ? attributes[entry.field]
        : undefined;
      return attributeProblem(entry, attribute, advice) ?? [];
    });
    const named = [...new Set(problems)].map((problem) => `mapping: ${problem}`);
    return [...named, ...filterProblems(institution, attributes)].map(
      (problem) => `institution "${institution.code}": ${problem}`,
    );
  });
  return [...own, ...kindProblems(institutions)];
}
