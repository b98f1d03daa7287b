import { isSupportedCountry } from 'libphonenumber-js/min';
import { array, boolean, mixed, number, object, string, ValidationError } from 'yup';
import { bulkGuardSchema, loadRetentionDaysSchema } from '../../bulk-jobs/settings';
import { institutionSchema, type InstitutionConfiguration } from './institution-schema';

/** Everything under `s360.config` in the host's `config/plugins`. */
export interface PluginConfiguration {
  institutions: InstitutionConfiguration[];
  /** Runs dispatcher, appliers and clean-up in this process. */
  backgroundWork: boolean;
  webhookMaxBytes: number;
  /** Country (ISO 3166 alpha-2) of phone numbers that are written without `+`. */
  phoneCountry?: string | null;
  /**
   * Currency (ISO 4217) of a contact's columns, e.g. what it spent; default: that of the first order
   * that came in.
   */
  mainCurrency?: string | null;
  deliveryRetentionDays: number;
  historyRetentionDays: number;
  bulkGuard: { links: number; withinMs: number; pulls: number };
  loadRetentionDays: number;
}

/** The configuration without its institutions, which are checked one by one. */
export const pluginSchema = object({
  institutions: array().of(mixed()).required('institutions must be a list (it may be empty)'),
  backgroundWork: boolean().strict().required(),
  webhookMaxBytes: number().strict().integer().min(1_000_000).required(),
  phoneCountry: string()
    .test(
      'country',
      '${path} must be a country code of two capitals, e.g. "CH"',
      (code) => code === undefined || code === null || isSupportedCountry(code),
    )
    .nullable()
    .optional(),
  mainCurrency: string()
    .matches(/^[A-Z]{3}$/, '${path} must be a currency code of three capitals, e.g. "CHF"')
    .nullable()
    .optional(),
  deliveryRetentionDays: number().strict().integer().min(1).required(),
  historyRetentionDays: number().strict().integer().min(1).required(),
  bulkGuard: bulkGuardSchema,
  loadRetentionDays: loadRetentionDaysSchema,
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

/** yup's messages about types repeat the value, which may be a secret. */
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

/** Everything that is wrong with one institution's settings; values are never repeated. */
export function problemsOfInstitution(institution: unknown): string[] {
  return problemsOf(() =>
    institutionSchema.validateSync(institution, { abortEarly: false, strict: true }),
  );
}

function repeatedCodes(institutions: readonly unknown[]): string[] {
  const codes = institutions.map((institution, position) => nameOf(institution, position));
  return [...new Set(codes.filter((code, position) => codes.indexOf(code) !== position))];
}

/**
 * Checks the configuration at boot. Throws one error that names every institution and setting that
 * is wrong; values are never repeated, they may be secrets.
 */
export function validateConfiguration(config: unknown): void {
  const problems = problemsOf(() =>
    pluginSchema.validateSync(config, { abortEarly: false, strict: true }),
  );
  const institutions: unknown[] =
    typeof config === 'object' &&
    config !== null &&
    'institutions' in config &&
    Array.isArray(config.institutions)
      ? config.institutions
      : [];
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

/** The checked configuration with the defaults of the schemas filled in. */
export function readConfiguration(config: unknown): PluginConfiguration {
  validateConfiguration(config);
  const checked = config as PluginConfiguration;
  return {
    ...checked,
    institutions: checked.institutions.map((institution) => institutionSchema.cast(institution)),
  };
}
