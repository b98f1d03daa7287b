import { array, mixed, object, type ObjectShape, type Schema } from 'yup';
import { formerSettings, type FormerSettings } from './former-settings';
import { problemSentences } from './problem-sentences';

/**
 * Everything under `s360.config` in the host's `config/plugins`. `institutions` is loose here
 * because each one is checked on its own.
 */
export const pluginSchema = <Fields extends ObjectShape>(fields: Fields) =>
  object({
    institutions: array().of(mixed()).required('institutions must be a list (it may be empty)'),
    ...fields,
  }).noUnknown();

function codeOf(institution: unknown): string | null {
  const code =
    typeof institution === 'object' && institution !== null && 'code' in institution
      ? institution.code
      : undefined;
  return typeof code === 'string' && code !== '' ? code : null;
}

/** Names each institution so that it is found in the list, also where two have the same code. */
function namesOf(institutions: readonly unknown[]): string[] {
  const codes = institutions.map(codeOf);
  return codes.map((code, position) => {
    const place = `institution number ${position + 1}`;
    if (code === null) return `${place} (it has no code)`;
    const isAlone = codes.indexOf(code) === codes.lastIndexOf(code);
    return isAlone ? `institution "${code}"` : `${place} ("${code}")`;
  });
}

function repeatedCodes(institutions: readonly unknown[]): string[] {
  const codes = institutions.map(codeOf).filter((code) => code !== null);
  return [...new Set(codes.filter((code, position) => codes.indexOf(code) !== position))];
}

/** A variable that is not set leaves its setting out, which is easily overlooked. */
const hintAt = (problems: readonly string[]): string =>
  problems.some((problem) => problem.endsWith(' is missing'))
    ? '\nA setting read from an environment variable is missing where the variable is not set.'
    : '';

/** Checks and reads a configuration against the schemas of all modules. */
interface ConfigurationReader<Plugin, OfInstitution> {
  /** The settings of earlier versions that a configuration names; they are ignored. */
  formerSettingsIn(config: unknown): string[];
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
  former: FormerSettings;
}): ConfigurationReader<Plugin, OfInstitution> {
  const { formerSettingsIn, institutionWithoutFormer, withoutFormer } = formerSettings(
    schemas.former,
  );
  const problemsOfInstitution = (institution: unknown): string[] =>
    problemSentences(schemas.institution, institutionWithoutFormer(institution));
  const readInstitution = (institution: unknown): OfInstitution =>
    schemas.institution.cast(institutionWithoutFormer(institution));

  function validate(config: unknown): void {
    const problems = problemSentences(schemas.plugin, withoutFormer(config));
    const institutions = institutionsIn(config);
    namesOf(institutions).forEach((name, position) => {
      const found = problemsOfInstitution(institutions[position]);
      problems.push(...found.map((problem) => `${name}: ${problem}`));
    });
    problems.push(...repeatedCodes(institutions).map((code) => `the code "${code}" is used twice`));
    if (problems.length > 0) {
      const list = problems.join('\n- ');
      throw new Error(
        `The S-360 plugin cannot start. Correct config/plugins:\n- ${list}${hintAt(problems)}`,
      );
    }
  }

  return {
    formerSettingsIn,
    problemsOfInstitution,
    readInstitution,
    validate,
    read: (config) => ({
      ...schemas.plugin.cast(withoutFormer(config)),
      institutions: institutionsIn(config).map(readInstitution),
    }),
  };
}
