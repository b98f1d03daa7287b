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

interface AppliedField {
  type: ContactType;
  field: string;
  path: string;
  kind: ValueKind;
  direction: Direction;
  /** Absent where it is unknown: it then counts as unchanged. */
  rule?: FieldRule;
}

/** A mapping with its rules, in the form that is stored from one boot to the next. */
export type AppliedMapping = readonly AppliedField[];

type ComparedSettings = Pick<ContactSettings, 'mapping' | 'ruleOf'>;

/** A field that is newly or differently mapped, or whose rule now imports more. */
export interface ChangedField {
  type: ContactType;
  mapping: FieldMapping;
  /** It has another place in S-360: earlier agreement was about a different value. */
  isElsewhere: boolean;
  /** It is read differently; otherwise only its rule changed. */
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

export function appliedForm({ mapping, ruleOf }: ComparedSettings): AppliedMapping {
  return withoutRules(mapping).map((one) => {
    const { blank, conflict } = ruleOf(one.field);
    return { ...one, rule: { conflict, blank } };
  });
}

/** What applies where nothing is stored yet. */
export const STANDARD_APPLIED = withoutRules(STANDARD_MAPPING);

/** Whether the current rule may import a value that the earlier rule excluded. */
function importsMore({ rule: before }: AppliedField, { rule: now }: AppliedField): boolean {
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
 * Whether contacts that follow one mapping also follow another: both read the same fields alike, in
 * any order, and no rule imports what was excluded before.
 */
export function isCompatible(before: AppliedMapping, after: AppliedMapping): boolean {
  return (
    before.length === after.length &&
    before.every((old) => {
      const now = fieldIn(after, old);
      if (!now || !isSamePlace(old, now)) return false;
      return old.direction === now.direction && !importsMore(old, now);
    })
  );
}

/** The fields of a mapping that were mapped differently before, or whose rule now imports more. */
export function changedFields(before: AppliedMapping, after: ComparedSettings): ChangedField[] {
  return after.mapping.flatMap((mapping) =>
    appliedForm({ ...after, mapping: [mapping] }).flatMap((now): ChangedField[] => {
      const old = fieldIn(before, now);
      const isElsewhere = !old || !isSamePlace(old, now);
      const isReadAnew = isElsewhere || old.direction !== now.direction;
      const isChanged = isReadAnew || importsMore(old, now);
      return isChanged ? [{ type: now.type, mapping, isElsewhere, isReadAnew }] : [];
    }),
  );
}
