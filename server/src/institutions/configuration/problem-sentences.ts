import { defaultLocale, reach, ValidationError, type ObjectSchema, type Schema } from 'yup';
import { didYouMean } from '../../kernel/did-you-mean';

type Params = Readonly<Record<string, unknown>>;

/** What a setting of each type is called in a sentence. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object with settings',
  string: 'a text',
};

/** Instead of yup's own sentences, by the name of its check. None repeats a value: it may be a secret. */
const SENTENCES: Readonly<Record<string, (params: Params) => string>> = {
  required: () => 'is missing',
  optionality: () => 'is missing',
  nullable: () => 'is missing',
  integer: () => 'must be a whole number',
  min: ({ min }) => `must be at least ${String(min)}`,
  max: ({ max }) => `must be at most ${String(max)}`,
  oneOf: ({ values }) => `must be one of ${String(values)}`,
};

const TEMPLATES = Object.values(defaultLocale)
  .flatMap((templates) => Object.values<unknown>({ ...templates }))
  .filter((template) => typeof template === 'string');

/** Whether no schema of ours gave this problem a sentence. */
function isInYupsWords({ message, params = {}, type }: ValidationError): boolean {
  if (type === 'typeError') return message.includes('but the final value was:');
  return TEMPLATES.some((template) => ValidationError.formatError(template, params) === message);
}

const isObjectSchema = (schema: unknown): schema is ObjectSchema<object> =>
  typeof schema === 'object' && schema !== null && 'fields' in schema;

/** The settings that are known where an unknown one stands. */
function settingsAt(schema: Schema, path: string, value: unknown): string[] {
  const place: unknown = path === '' ? schema : reach(schema, path, value, value);
  return isObjectSchema(place) ? Object.keys(place.fields) : [];
}

function sentenceOf(problem: ValidationError, schema: Schema, value: unknown): string {
  const { params = {}, path = '', type = '' } = problem;
  if (type === 'noUnknown') {
    const unknown = String(params.unknown);
    const question = unknown
      .split(', ')
      .map((typed) => didYouMean(typed, settingsAt(schema, path, value)))
      .join('');
    const where = path === '' ? 'there is' : `${path} has`;
    return `${where} an unknown setting: ${unknown}${question && `.${question}`}`;
  }
  if (!isInYupsWords(problem)) return problem.message;
  const name = path === '' ? 'the configuration' : path;
  if (type === 'typeError') {
    return `${name} must be ${TYPE_NAMES[String(params.type)] ?? 'of another type'}`;
  }
  const sentence = SENTENCES[type];
  return sentence ? `${name} ${sentence(params)}` : problem.message;
}

/**
 * What is wrong with a value, in sentences that an integrator can act on; empty when nothing is.
 * They name the setting and never repeat its value, which may be a secret.
 */
export function problemSentences(schema: Schema, value: unknown): string[] {
  try {
    schema.validateSync(value, { abortEarly: false, strict: true });
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const problems = error.inner.length > 0 ? error.inner : [error];
    return problems.map((problem) => sentenceOf(problem, schema, value));
  }
}
