import {
  type ValueKind,
  pathText,
  STANDARD_MAPPING,
  type ContactMapping,
  type ContactType,
  type Direction,
  type FieldMapping,
  type FieldRule,
  type ContactSettings,
} from '../contacts';

/** One field of one type as it was mapped, and evaluated. */
interface AppliedField {
  type: ContactType;
  field: string;
  path: string;
  kind: ValueKind;
  direction: Direction;
  /** Absent where it is not known: it then counts as the same. */
  rule?: FieldRule;
}

/** A mapping with its rules, in the form in which it is remembered from one boot to the next. */
export type AppliedMapping = readonly AppliedField[];

/** What is compared of an institution's settings. */
type Applied = Pick<ContactSettings, 'mapping' | 'ruleOf'>;

/** A field that is mapped for the first time or otherwise than before, or of which a rule lets more in. */
export interface ChangedField {
  type: ContactType;
  mapping: FieldMapping;
  /** Its place in S-360 is another: what was agreed on before was about something else. */
  isElsewhere: boolean;
  /** It is read otherwise; else only its rule is another. */
  isReadAnew: boolean;
}

function withoutRules(mapping: ContactMapping): AppliedMapping {
  return mapping.flatMap(({ direction, field, kind, paths }) =>
    (['individual', 'structure'] as const).flatMap((type) => {
      const path = paths[type];
      return path ? [{ type, field, path: pathText(path), kind, direction }] : [];
    }),
  );
}

/** The remembered form of a mapping and its rules. */
export function appliedForm({ mapping, ruleOf }: Applied): AppliedMapping {
  return withoutRules(mapping).map((one) => {
    const { blank, conflict } = ruleOf(one.field);
    return { ...one, rule: { conflict, blank } };
  });
}

/** What counts where nothing is remembered yet. */
export const STANDARD_APPLIED = withoutRules(STANDARD_MAPPING);

/** Whether a value that was excluded by the rule before may be imported by the rule of now. */
function letsMoreIn({ rule: before }: AppliedField, { rule: now }: AppliedField): boolean {
  if (!before || !now) return false;
  return (
    (before.conflict === 'never' && now.conflict !== 'never') ||
    (before.blank === 'keep' && now.blank === 'empty')
  );
}

const isSamePlace = (a: AppliedField, b: AppliedField): boolean =>
  a.path === b.path && a.kind === b.kind;

function fieldIn(mapping: AppliedMapping, { field, type }: AppliedField): AppliedField | undefined {
  return mapping.find((one) => one.type === type && one.field === field);
}

/**
 * Whether what was brought under one mapping stands under another, too: the fields are read alike,
 * in whatever order, and no rule imports what was excluded.
 */
export function standsUnder(before: AppliedMapping, after: AppliedMapping): boolean {
  return (
    before.length === after.length &&
    before.every((old) => {
      const now = fieldIn(after, old);
      if (!now || !isSamePlace(old, now)) return false;
      return old.direction === now.direction && !letsMoreIn(old, now);
    })
  );
}

/** The fields of a mapping that were not mapped so before, or of which a rule lets more in. */
export function changedFields(before: AppliedMapping, after: Applied): ChangedField[] {
  return after.mapping.flatMap((mapping) =>
    appliedForm({ ...after, mapping: [mapping] }).flatMap((now): ChangedField[] => {
      const old = fieldIn(before, now);
      const isElsewhere = !old || !isSamePlace(old, now);
      const isReadAnew = isElsewhere || old.direction !== now.direction;
      const isChanged = isReadAnew || letsMoreIn(old, now);
      return isChanged ? [{ type: now.type, mapping, isElsewhere, isReadAnew }] : [];
    }),
  );
}
