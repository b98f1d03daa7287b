import { array, boolean, mixed, number, object, string, type InferType, type Schema } from 'yup';
import { driftCheckSchema } from './drift-check-schema';
import { STANDARD_MAPPING } from '../services/contacts/mapping/mapping';

const CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

const isHttpUrl = (value: string | undefined): boolean => {
  if (value === undefined || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && !username && !password && !search && !hash;
};

/** yup's own message for a wrong type repeats the value, and that may be a secret. */
const plainText = () => string().strict().typeError('${path} must be a text');

const wholeNumber = () =>
  number().strict().typeError('${path} must be a number').integer('${path} must be whole');

const secretText = () => plainText().min(1, '${path} must not be empty');

/** One secret, or two that are both accepted while it is being changed. */
const liveSecrets = () =>
  mixed<string | string[]>().test(
    'secrets',
    '${path} must be a text, or a list of one or two texts, none of them empty',
    (value) => {
      const secrets = Array.isArray(value) ? value : [value];
      return (
        secrets.length >= 1 &&
        secrets.length <= 2 &&
        secrets.every((secret) => typeof secret === 'string' && secret !== '')
      );
    },
  );

const rule = object({
  conflict: plainText().oneOf(['s360', 'crm', 'newest', 'manual', 'never']).optional(),
  blank: plainText().oneOf(['keep', 'empty']).optional(),
}).noUnknown('${path} has an unknown setting: ${unknown}');

const MAPPED_FIELDS = new Set(STANDARD_MAPPING.map(({ field }) => field));

/** Settings by contact field; yup checks the keys one by one. */
const rules = () =>
  mixed<Record<string, InferType<typeof rule>>>().test('rules', function checkRules(value) {
    for (const [field, entry] of Object.entries(value ?? {})) {
      if (!MAPPED_FIELDS.has(field)) {
        return this.createError({ message: `\${path}.${field}: no such field is mapped` });
      }
      try {
        rule.validateSync(entry, { strict: true });
      } catch (error) {
        const reason = error instanceof Error ? error.message.replace('this', 'it') : 'is wrong';
        return this.createError({ message: `\${path}.${field}: ${reason}` });
      }
    }
    return true;
  });

const authentication = object({
  kind: plainText().oneOf(['jwt', 'login']).default('jwt'),
  operator: secretText().required(),
  partner: secretText().required(),
  secret: secretText().required('${path} is missing: set the environment variable it is read from'),
  loginModule: plainText().oneOf(['tnai', 'tnco']).optional(),
}).noUnknown('${path} has an unknown setting: ${unknown}');

const whenKind = (kind: string, schema: Schema) => ({
  is: kind,
  then: () => schema,
  otherwise: () =>
    mixed().test('absent', '${path} has no meaning for this kind', (value) => value === undefined),
});

const webhookAuthentication = object({
  kind: plainText().oneOf(['none', 'basic', 'apiKey']).required(),
  username: mixed().when('kind', whenKind('basic', secretText().required())),
  password: mixed().when('kind', whenKind('basic', liveSecrets().required())),
  header: mixed().when(
    'kind',
    whenKind(
      'apiKey',
      plainText()
        .matches(/^[A-Za-z0-9-]+$/, '${path} must be the name of a header')
        .required(),
    ),
  ),
  key: mixed().when('kind', whenKind('apiKey', liveSecrets().required())),
}).noUnknown('${path} has an unknown setting: ${unknown}');

const callLimit = object({
  scope: plainText().oneOf(['institution', 'service', 'method']).required(),
  service: plainText().optional(),
  method: plainText().optional(),
  calls: wholeNumber().min(1).required(),
  perMs: wholeNumber().min(1000).required(),
}).noUnknown('${path} has an unknown setting: ${unknown}');

/** One institution in `config/plugins`. Secrets belong in environment variables. */
export const institutionSchema = object({
  code: plainText()
    .matches(CODE, '${path} must be lower-case letters, digits and hyphens, e.g. "myvenue"')
    .required(),
  name: plainText().optional(),
  baseUrl: plainText()
    .required()
    .test('url', '${path} must be an http or https URL without credentials or query', isHttpUrl),
  formerBaseUrls: array()
    .of(plainText().required().test('url', '${path} must be an http or https URL', isHttpUrl))
    .optional(),
  authentication: authentication.required(),
  webhook: object({ authentication: webhookAuthentication.required() })
    .noUnknown('${path} has an unknown setting: ${unknown}')
    .required(),
  pushNewContacts: boolean().strict().typeError('${path} must be true or false').optional(),
  fields: rules(),
  driftCheck: driftCheckSchema(),
  limits: array().of(callLimit.required()).min(1).optional(),
  callsPerMonth: wholeNumber().min(1).nullable().optional(),
  bookingReserve: wholeNumber().min(0).optional(),
  contactServiceVersion: plainText().optional(),
  saveMethods: object({
    individual: plainText().optional(),
    structure: plainText().optional(),
  })
    .noUnknown('${path} has an unknown setting: ${unknown}')
    .optional()
    .default(undefined),
  timeoutMs: wholeNumber().min(100).max(60_000).optional(),
}).noUnknown('${path} has an unknown setting: ${unknown}');

export type InstitutionConfiguration = InferType<typeof institutionSchema>;
