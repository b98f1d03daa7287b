import type { ValueKind } from '../mapping/canonical';
import { pathText } from '../mapping/contact-path';
import {
  STANDARD_MAPPING,
  type ContactMapping,
  type ContactType,
  type Direction,
  type FieldMapping,
} from '../mapping/mapping';

/** One field of one type as it was mapped. */
interface AppliedField {
  type: ContactType;
  field: string;
  path: string;
  kind: ValueKind;
  direction: Direction;
}

/** A mapping in the form in which it is remembered from one boot to the next. */
export type AppliedMapping = readonly AppliedField[];

/** A field that a changed mapping maps for the first time, or otherwise than before. */
export interface ChangedField {
  type: ContactType;
  mapping: FieldMapping;
  /** Its place in S-360 is another: what was agreed on before was about something else. */
  isElsewhere: boolean;
}

/** The remembered form of a mapping. */
export function appliedForm(mapping: ContactMapping): AppliedMapping {
  return mapping.flatMap(({ direction, field, kind, paths }) =>
    (['individual', 'structure'] as const).flatMap((type) => {
      const path = paths[type];
      return path ? [{ type, field, path: pathText(path), kind, direction }] : [];
    }),
  );
}

/** What counts where nothing is remembered yet. */
export const STANDARD_APPLIED = appliedForm(STANDARD_MAPPING);

/** Whether two mappings are the same, in whatever order. */
export function isSameMapping(a: AppliedMapping, b: AppliedMapping): boolean {
  const lines = (mapping: AppliedMapping) =>
    mapping
      .map(({ direction, field, kind, path, type }) => [type, field, path, kind, direction].join())
      .sort()
      .join('\n');
  return lines(a) === lines(b);
}

/** The fields of a mapping that were not mapped so before. */
export function changedFields(before: AppliedMapping, mapping: ContactMapping): ChangedField[] {
  return mapping.flatMap((entry) =>
    (['individual', 'structure'] as const).flatMap((type): ChangedField[] => {
      const path = entry.paths[type];
      if (!path) return [];
      const old = before.find((one) => one.type === type && one.field === entry.field);
      const isElsewhere = !old || old.path !== pathText(path) || old.kind !== entry.kind;
      const isChanged = isElsewhere || old.direction !== entry.direction;
      return isChanged ? [{ type, mapping: entry, isElsewhere }] : [];
    }),
  );
}
