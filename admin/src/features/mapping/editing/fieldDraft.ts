import type { FieldSetting, MappedField, SettingOrigin } from '../../../../../server/src/contracts';
import type { FieldChanges } from '../mappingChanges';

export const TYPES = ['individual', 'structure'] as const;

export type ContactType = (typeof TYPES)[number];

type FieldDirection = NonNullable<FieldSetting['individual']>['direction'];

/** A field as the table shows it: as it is, or as a person has changed it. */
export interface DraftedField {
  field: string;
  /** `null`: it is no longer mapped. */
  setting: FieldSetting | null;
  /** Who has set it; `draft`: a person just now, and it is not applied yet. */
  origin: SettingOrigin | 'draft';
}

export const NEW_FIELD: FieldSetting = {
  individual: null,
  structure: null,
  kind: 'text',
  conflict: 's360',
  blank: 'keep',
};

const settingOf = ({
  blank,
  conflict,
  individual,
  kind,
  structure,
}: FieldSetting): FieldSetting => ({ individual, structure, kind, conflict, blank });

const isSame = (a: FieldSetting | null, b: FieldSetting | null): boolean =>
  JSON.stringify(a && settingOf(a)) === JSON.stringify(b && settingOf(b));

export function draftedFields(
  fields: readonly MappedField[],
  changes: FieldChanges,
): DraftedField[] {
  const byName = new Map(fields.map((known) => [known.field, known]));
  const names = [...new Set([...byName.keys(), ...Object.keys(changes)])];
  return names.map((field): DraftedField => {
    const known = byName.get(field);
    if (Object.hasOwn(changes, field)) {
      return { field, setting: changes[field] ?? known?.configured ?? null, origin: 'draft' };
    }
    return { field, setting: known ? settingOf(known) : null, origin: known?.origin ?? 'draft' };
  });
}

/** The changes with one more; a change back to what is in use is none. */
export function withChange(
  changes: FieldChanges,
  known: MappedField | undefined,
  field: string,
  setting: FieldSetting | null,
): FieldChanges {
  const { [field]: _former, ...others } = changes;
  const isNone = known
    ? setting === null
      ? known.origin !== 'panel'
      : isSame(setting, known)
    : setting === null;
  return isNone ? others : { ...others, [field]: setting };
}

/** A path of S-360 in parts that can be put into words. */
interface ReadPath {
  place:
    | 'individualContact'
    | 'structureContact'
    | 'main'
    | 'billing'
    | 'shipping'
    | 'contactCriteria'
    | 'indicators'
    | 'contact';
  /** The code of a criterion or indicator. */
  code: string;
  name: string;
}

const PLACES: readonly [RegExp, ReadPath['place']][] = [
  [/^individualContact\.(?<name>.+)$/, 'individualContact'],
  [/^structureContact\.(?<name>.+)$/, 'structureContact'],
  [/^addresses\(main\)\.(?<name>.+)$/, 'main'],
  [/^addresses\(billing\)\.(?<name>.+)$/, 'billing'],
  [/^addresses\(shipping\)\.(?<name>.+)$/, 'shipping'],
  [/^contactCriteria\((?<code>[^)]*)\)\.(?<name>.+)$/, 'contactCriteria'],
  [/^indicators\((?<code>[^)]*)\)\.(?<name>.+)$/, 'indicators'],
];

export function readPath(path: string): ReadPath {
  for (const [form, place] of PLACES) {
    const { code = '', name } = form.exec(path)?.groups ?? {};
    if (name !== undefined) return { place, code, name };
  }
  return { place: 'contact', code: '', name: path };
}

/** A place in S-360, and for which types of contact. */
interface MappedPlace {
  path: string;
  direction: FieldDirection;
  types: ContactType[];
}

/** The places of a field; persons and companies that share one are named together. */
export function placesOf(setting: FieldSetting): MappedPlace[] {
  const places: MappedPlace[] = [];
  for (const type of TYPES) {
    const place = setting[type];
    if (!place) continue;
    const same = places.find(
      ({ direction, path }) => path === place.path && direction === place.direction,
    );
    if (same) same.types.push(type);
    else places.push({ ...place, types: [type] });
  }
  return places;
}
