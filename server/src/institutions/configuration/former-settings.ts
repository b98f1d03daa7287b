import { isRecord } from '../../kernel/is-record';

/** Settings of earlier versions, e.g. `driftCheck.sample`. Naming them has no effect. */
export interface FormerSettings {
  plugin: readonly string[];
  institution: readonly string[];
}

/** A value without the setting at a path, and without what held nothing else. */
function without(value: unknown, [key = '', ...inner]: readonly string[]): unknown {
  if (!isRecord(value) || !(key in value)) return value;
  const { [key]: named, ...others } = value;
  if (inner.length === 0) return others;
  const left = without(named, inner);
  if (left === named) return value;
  return isRecord(left) && Object.keys(left).length === 0 ? others : { ...others, [key]: left };
}

const withoutAll = (value: unknown, paths: readonly string[]): unknown =>
  paths.reduce((left, path) => without(left, path.split('.')), value);

const namedIn = (value: unknown, paths: readonly string[]): string[] =>
  paths.filter((path) => without(value, path.split('.')) !== value);

/** What still works of a configuration that was written for an earlier version. */
export function formerSettings({ institution, plugin }: FormerSettings) {
  const withoutFormer = (config: unknown): unknown => withoutAll(config, plugin);
  return {
    withoutFormer,
    institutionWithoutFormer: (one: unknown): unknown => withoutAll(one, institution),
    /** The former settings that a configuration names, each once. */
    formerSettingsIn(config: unknown): string[] {
      const institutions: unknown[] =
        isRecord(config) && Array.isArray(config.institutions) ? config.institutions : [];
      const inInstitutions = institution.filter((path) =>
        institutions.some((one) => namedIn(one, [path]).length > 0),
      );
      return [
        ...namedIn(config, plugin),
        ...inInstitutions.map((path) => `institutions[].${path}`),
      ];
    },
  };
}
