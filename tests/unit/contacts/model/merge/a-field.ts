import type { ShownField } from '../../../../../server/src/contacts/model/merge/age';
import type { FieldContext, FieldRule } from '../../../../../server/src/contacts/model/merge/merge';
import type { FieldObservation } from '../../../../../server/src/contacts/model/merge/field-observation';

export const RULE: FieldRule = { conflict: 's360', blank: 'keep' };
export const NOON = Date.UTC(2026, 2, 1, 12, 0, 0);

/** Both sides have had “old” for a minute. */
export const known = (overrides: Partial<FieldObservation> = {}): FieldObservation => ({
  base: 'old',
  remote: 'old',
  setAtMs: NOON - 60_000,
  ...overrides,
});

/** A value in a payload dated noon. */
export const shown = (value: string | null, overrides: Partial<ShownField> = {}): ShownField => ({
  value,
  modifiedAtMs: NOON,
  readNow: false,
  ...overrides,
});

export const undated = (value: string | null): ShownField => shown(value, { modifiedAtMs: null });

export const context = (
  local: string | null,
  overrides: Partial<FieldContext> = {},
): FieldContext => ({
  field: { kind: 'text' },
  rule: RULE,
  local,
  localChangedAtMs: null,
  ...overrides,
});
