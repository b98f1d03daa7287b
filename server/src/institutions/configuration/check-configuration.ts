import { array, mixed, object, ValidationError, type ObjectShape, type Schema } from 'yup';

/**
 * Everything under `s360.config` in the host's `config/plugins`. `institutions` is loose here
 * because each one is checked on its own.
 */
export const pluginSchema = <Fields extends ObjectShape>(fields: Fields) =>
  object({
    institutions: array().of(mixed()).required('institutions must be a list (it may be empty)'),
    ...fields,
  }).noUnknown('there is an unknown setting: ${unknown}');

function nameOf(institution: unknown, position: number): string {
  const code =
    typeof institution === 'object' && institution !== null && 'code' in institution
      ? institution.code
      : undefined;
  return typeof code === 'string' && code !== ''
    ? `institution "${code}"`
    : `institution number ${position + 1} (it has no code)`;
}

/** yup's type errors repeat the value, which may be a secret. */
const withoutValue = (problem: string): string =>
  problem.replace(/,? but the final value was:[\s\S]*$/, '');

function problemsOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.errors.map(withoutValue);
    throw error;
  }
}

function repeatedCodes(institutions: readonly unknown[]): string[] {
  const codes = institutions.map((institution, position) => nameOf(institution, position));
  return [...new Set(codes.filter((code, position) => codes.indexOf(code) !== position))];
}

/** Checks and reads a configuration against the schemas of all modules. */
export interface ConfigurationReader<Plugin, OfInstitution> {
  /** All problems in one institution's settings. The messages never repeat values. */
  problemsOfInstitution(institution: unknown): string[];
  /** One institution that was found to have no problems, with the defaults filled in. */
  readInstitution(institution: unknown): OfInstitution;
  /**
   * Checks the configuration at boot.
   *
   * @throws Error one error that names every institution and setting that is wrong. It never
   *   repeats values, which may be secrets.
   */
  validate(config: unknown): void;
  /**
   * A configuration that was checked, as Strapi does when it loads the plugin, with the defaults of
   * the schemas filled in. It is not checked again: that takes a millisecond per institution.
   */
  read(config: unknown): Omit<Plugin, 'institutions'> & { institutions: OfInstitution[] };
}

const institutionsIn = (config: unknown): unknown[] =>
  typeof config === 'object' &&
  config !== null &&
  'institutions' in config &&
  Array.isArray(config.institutions)
    ? config.institutions
    : [];

export function configurationReader<Plugin extends object, OfInstitution>(schemas: {
  plugin: Schema<Plugin>;
  institution: Schema<OfInstitution>;
}): ConfigurationReader<Plugin, OfInstitution> {
  const problemsWith = (schema: Schema, value: unknown): string[] =>
    problemsOf(() => schema.validateSync(value, { abortEarly: false, strict: true }));
  const problemsOfInstitution = (institution: unknown): string[] =>
    problemsWith(schemas.institution, institution);

  function validate(config: unknown): void {
    const problems = problemsWith(schemas.plugin, config);
    const institutions = institutionsIn(config);
    institutions.forEach((institution, position) => {
      const found = problemsOfInstitution(institution);
      problems.push(...found.map((problem) => `${nameOf(institution, position)}: ${problem}`));
    });
    problems.push(...repeatedCodes(institutions).map((name) => `${name}: code is used twice`));
    if (problems.length > 0) {
      throw new Error(
        `The S-360 plugin cannot start. Correct config/plugins:\n- ${problems.join('\n- ')}`,
      );
    }
  }

  return {
    problemsOfInstitution,
    readInstitution: (institution) => schemas.institution.cast(institution),
    validate,
    read: (config) => ({
      ...schemas.plugin.cast(config),
      institutions: institutionsIn(config).map((one) => schemas.institution.cast(one)),
    }),
  };
}
