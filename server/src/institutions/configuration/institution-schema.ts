import { array, boolean, mixed, object, type InferType, type ObjectShape } from 'yup';
import { INSTITUTION_CODE } from '../../contracts/institutions/institution-settings';
import { isRecord } from '../../kernel/is-record';
import { assumptionsSchema, DEFAULT_SETTINGS } from '../../s360';
import { readProxy } from '../proxy';
import { callLimit, unknownLimit } from './limit-schema';
import { isTimeZone, plainText, UNKNOWN_SETTING, whenKind, wholeNumber } from './values';

const isHttpUrl = (value: string | undefined): boolean => {
  if (value === undefined || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && !username && !password && !search && !hash;
};

/** One secret, or two that are both accepted during a rotation. */
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

const authentication = object({
  kind: plainText().oneOf(['jwt', 'login']).default('jwt'),
  operator: plainText().required(),
  partner: plainText().required(),
  secret: plainText().required(),
  loginModule: plainText().oneOf(['tnai', 'tnco']).optional(),
}).noUnknown(UNKNOWN_SETTING);

const webhookAuthentication = object({
  kind: plainText().oneOf(['none', 'basic', 'apiKey']).required(),
  username: mixed().when('kind', whenKind('basic', plainText().required())),
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
}).noUnknown(UNKNOWN_SETTING);

/** A segment in the URLs of S-360's methods; S-360 writes 2.21 as `2_21` there. */
const serviceVersion = () =>
  plainText()
    .matches(/^\d+_\d+$/, '${path} must be a version as it stands in S-360\'s URLs, e.g. "1_33"')
    .optional();

const methodName = () =>
  plainText()
    .matches(/^[A-Za-z0-9_]+$/, '${path} must be the name of a method')
    .optional();

/** Settings that every institution has. Secrets belong in environment variables. */
const basisSchema = object({
  code: plainText()
    .matches(
      INSTITUTION_CODE,
      '${path} must be lower-case letters, digits and hyphens, e.g. "myvenue"',
    )
    .required(),
  name: plainText()
    .max(100, '${path} must be at most 100 characters long')
    .matches(/^\P{Cc}*$/u, '${path} must be one line without control characters')
    .optional(),
  baseUrl: plainText()
    .required()
    .test('url', '${path} must be an http or https URL without credentials or query', isHttpUrl),
  formerBaseUrls: array()
    .of(plainText().required().test('url', '${path} must be an http or https URL', isHttpUrl))
    .optional(),
  proxy: plainText()
    .optional()
    .test(
      'proxy',
      '${path} must be the http or https URL of a proxy, e.g. "http://proxy.example:3128"',
      (address) => address === undefined || readProxy(address) !== null,
    ),
  authentication: authentication.required(),
  webhook: object({
    authentication: webhookAuthentication.required(),
    everyMinutes: wholeNumber().min(1).max(1440).optional(),
  })
    .noUnknown(UNKNOWN_SETTING)
    .required(),
  pushNewContacts: boolean().strict().typeError('${path} must be true or false').optional(),
  timeZone: plainText()
    .optional()
    .test('time zone', '${path} must be the name of a time zone, e.g. "Europe/Zurich"', isTimeZone),
  limits: array().of(callLimit.required()).min(1).optional(),
  callsPerMonth: wholeNumber().min(1).nullable().optional(),
  contactServiceVersion: serviceVersion(),
  orderServiceVersion: serviceVersion(),
  catalogServiceVersion: serviceVersion(),
  shipmentServiceVersion: serviceVersion(),
  saveMethods: object({
    individual: methodName(),
    structure: methodName(),
  })
    .noUnknown(UNKNOWN_SETTING)
    .optional()
    .default(undefined),
  assumptions: assumptionsSchema(),
  timeoutMs: wholeNumber()
    .min(100, '${path} must be at least 100')
    .max(DEFAULT_SETTINGS.deadlineMs, '${path} must be at most 20000: a whole call ends after 20 s')
    .optional(),
})
  .noUnknown(UNKNOWN_SETTING)
  .test('names of limits', function ({ limits, saveMethods }) {
    // Another form is reported already.
    const named = Array.isArray(limits) ? limits : [];
    const unknown = unknownLimit(named.filter(isRecord), isRecord(saveMethods) ? saveMethods : {});
    return unknown === null || this.createError({ message: unknown });
  });

/** An institution's configuration without the settings that other modules add. */
export type BasisConfiguration = InferType<typeof basisSchema>;

/** One institution in `config/plugins`, including the settings that modules add. */
export const institutionSchema = <Fields extends ObjectShape, PastData extends ObjectShape>(
  fields: Fields,
  pastData: PastData,
) =>
  basisSchema.shape({
    ...fields,
    pastData: object(pastData).noUnknown(UNKNOWN_SETTING).optional().default(undefined),
  });
