import { isDeepStrictEqual } from 'node:util';
import type { FieldSetting, MappedField } from '../contracts/institutions/mapping';
import {
  type ContactSettings,
  type ContactType,
  type FieldRule,
  type MappingEntry,
  pathText,
  STANDARD_MAPPING,
} from '../contacts';

/** Settings of single fields, by the field's name. */
export type FieldSettings = Readonly<Record<string, FieldSetting>>;

/** Changed settings; `null` means as configured. */
type FieldChanges = Readonly<Record<string, FieldSetting | null>>;

/** The part of an institution's configuration that sets its fields. */
export interface ConfiguredFields {
  mapping?: MappingEntry[] | undefined;
  fields?: Record<string, { [Rule in keyof FieldRule]?: FieldRule[Rule] | undefined }> | undefined;
}

type MappedSettings = Pick<ContactSettings, 'mapping' | 'ruleOf'>;

const TYPES: readonly ContactType[] = ['individual', 'structure'];

/** The settings of all fields that an institution exchanges. */
export function fieldSettings({ mapping, ruleOf }: MappedSettings): FieldSettings {
  const settings: Record<string, FieldSetting> = {};
  for (const { direction, field, kind, paths } of mapping) {
    const known = settings[field] ?? { individual: null, structure: null, kind, ...ruleOf(field) };
    for (const type of TYPES) {
      const path = paths[type];
      if (path) known[type] = { path: pathText(path), direction };
    }
    settings[field] = known;
  }
  return settings;
}

const STANDARD = fieldSettings({
  mapping: STANDARD_MAPPING,
  ruleOf: () => ({ conflict: 's360', blank: 'keep' }),
});

/** The lines of a field. None stands for what the standard mapping has: it knows further names. */
function linesOf(field: string, setting: FieldSetting): MappingEntry[] {
  const standard = STANDARD[field];
  return TYPES.flatMap((type) => {
    const place = setting[type];
    if (!place) return [];
    const isStandard = standard?.kind === setting.kind && isDeepStrictEqual(standard[type], place);
    return isStandard ? [] : [{ field, type, kind: setting.kind, ...place }];
  });
}

const isMapped = (field: string, { individual, structure }: FieldSetting): boolean =>
  Object.hasOwn(STANDARD, field) || individual !== null || structure !== null;

/** Puts the settings of single fields in the place of what is configured for them. */
export function withFieldSettings<Configured extends ConfiguredFields>(
  configured: Configured,
  settings: FieldSettings,
): Configured {
  const isSet = (field: string) => Object.hasOwn(settings, field);
  const mapping = (configured.mapping ?? []).filter(({ field }) => !isSet(field));
  const fields = Object.entries(configured.fields ?? {}).filter(([field]) => !isSet(field));
  const mapped = Object.entries(settings).filter(([field, setting]) => isMapped(field, setting));
  return {
    ...configured,
    mapping: [...mapping, ...mapped.flatMap(([field, setting]) => linesOf(field, setting))],
    fields: Object.fromEntries([
      ...fields,
      ...mapped.map(([field, { blank, conflict }]) => [field, { blank, conflict }]),
    ]),
  };
}

/**
 * Changes single fields; those without a setting are as in `asConfigured`, or not mapped there.
 */
export function withFieldChanges<Configured extends ConfiguredFields>(
  configured: Configured,
  changes: FieldChanges,
  asConfigured: FieldSettings,
): Configured {
  const changed = Object.entries(changes).map(([field, setting]): [string, FieldSetting] => [
    field,
    setting ?? asConfigured[field] ?? NOT_MAPPED,
  ]);
  return withFieldSettings(configured, Object.fromEntries(changed));
}

const NOT_MAPPED: FieldSetting = {
  individual: null,
  structure: null,
  kind: 'text',
  conflict: 's360',
  blank: 'keep',
};

export function changedSettings(settings: FieldSettings, changes: FieldChanges): FieldSettings {
  const changed = Object.entries({ ...settings, ...changes });
  return Object.fromEntries(changed.flatMap(([field, one]) => (one ? [[field, one]] : [])));
}

/** Standard fields in their usual order, then the venue's own. */
function inOrder(settings: FieldSettings): [string, FieldSetting][] {
  const standard = Object.keys(STANDARD);
  const position = (field: string) => standard.indexOf(field) + 1 || standard.length + 1;
  return Object.entries(settings).sort(([a], [b]) => position(a) - position(b));
}

export function mappedFields(
  current: MappedSettings,
  configured: MappedSettings,
  setInPanel: FieldSettings,
): MappedField[] {
  const asConfigured = fieldSettings(configured);
  return inOrder(fieldSettings(current)).map(([field, setting]): MappedField => {
    const isStandard = isDeepStrictEqual(asConfigured[field], STANDARD[field]);
    const origin = Object.hasOwn(setInPanel, field)
      ? 'panel'
      : isStandard
        ? 'standard'
        : 'configuration';
    return { field, ...setting, origin, configured: asConfigured[field] ?? null };
  });
}
