import { isSupportedCountry } from 'libphonenumber-js/min';
import type { InstitutionConfiguration } from '../../config/institution-schema';
import type { CanonicalSettings } from '../contacts/mapping/canonical';
import { STANDARD_MAPPING } from '../contacts/mapping/mapping';
import type { FieldRule } from '../contacts/merge/merge';
import type { ContactSettings } from '../contacts/settings';
import type { CallLimits, CallWindow } from '../dispatch/permit-windows';
import { DEFAULT_SETTINGS, type S360ClientSettings } from '../ticketing';

/** How the webhook URLs of an institution are protected. Two secrets are live during a rotation. */
export type WebhookAuthentication =
  | { kind: 'none' }
  | { kind: 'basic'; username: string; passwords: readonly string[] }
  | { kind: 'apiKey'; header: string; keys: readonly string[] };

/** One S-360 instance with everything that the services have to know of it; secrets included. */
export interface Institution {
  code: string;
  name: string;
  baseUrl: string;
  /** Earlier addresses of the same S-360: links made with one of them go on with the present one. */
  formerBaseUrls: readonly string[];
  pushNewContacts: boolean;
  webhookAuthentication: WebhookAuthentication;
  client: S360ClientSettings;
  limits: CallLimits;
  contacts: ContactSettings;
}

const MINUTE_MS = 60_000;

/**
 * Documented limits of S-360 (api_rate_limits; OPEN API Performance Pack): 180 calls a minute per
 * instance, 60 a minute per endpoint (a service), 10,000 calls a month.
 */
const DEFAULT_WINDOWS: readonly CallWindow[] = [
  { scope: 'institution', calls: 180, perMs: MINUTE_MS },
  { scope: 'service', calls: 60, perMs: MINUTE_MS },
];
const DEFAULT_CALLS_PER_MONTH = 10_000;
const DEFAULT_BOOKING_RESERVE = 10;

const DEFAULT_RULE: FieldRule = { conflict: 's360', blank: 'keep' };

const asList = (secret: unknown): string[] =>
  (Array.isArray(secret) ? secret : [secret]).filter(
    (text): text is string => typeof text === 'string',
  );

function webhookAuthentication({ webhook }: InstitutionConfiguration): WebhookAuthentication {
  const { kind, username, password, header, key } = webhook.authentication;
  switch (kind) {
    case 'basic':
      return { kind, username: String(username), passwords: asList(password) };
    case 'apiKey':
      return { kind, header: String(header), keys: asList(key) };
    default:
      return { kind: 'none' };
  }
}

function clientSettings(configuration: InstitutionConfiguration): S360ClientSettings {
  const { authentication, baseUrl, code, contactServiceVersion, saveMethods, timeoutMs } =
    configuration;
  const { kind, operator, partner, secret, loginModule } = authentication;
  return {
    ...DEFAULT_SETTINGS,
    institution: code,
    baseUrl,
    authentication: {
      kind: kind === 'login' ? 'login' : 'jwt',
      operator,
      partner,
      secret,
      ...(loginModule !== undefined && { loginModule: loginModule === 'tnco' ? 'tnco' : 'tnai' }),
    },
    ...(contactServiceVersion !== undefined && { contactServiceVersion }),
    methodNames: {
      saveIndividual: saveMethods?.individual ?? DEFAULT_SETTINGS.methodNames.saveIndividual,
      saveStructure: saveMethods?.structure ?? DEFAULT_SETTINGS.methodNames.saveStructure,
    },
    smoothing: smoothingFor(callLimits(configuration).windows),
    ...(timeoutMs !== undefined && {
      timeoutMs,
      deadlineMs: Math.min(DEFAULT_SETTINGS.deadlineMs, timeoutMs + 5_000),
    }),
  };
}

/** The second barrier adds this to a window, so that it never holds up what dispatch has let go. */
const SMOOTHING_SLACK_MS = 1_000;

/** The client's own barrier goes by the tightest window that any call of a service falls into. */
function smoothingFor(windows: readonly CallWindow[]): S360ClientSettings['smoothing'] {
  const [tightest] = windows
    .filter(({ scope, service, method }) => scope !== 'method' && !service && !method)
    .sort((a, b) => a.calls / a.perMs - b.calls / b.perMs);
  if (!tightest) return DEFAULT_SETTINGS.smoothing;
  return { maxCalls: tightest.calls, perMs: tightest.perMs + SMOOTHING_SLACK_MS };
}

function callLimits({
  limits,
  callsPerMonth,
  bookingReserve,
}: InstitutionConfiguration): CallLimits {
  return {
    windows:
      limits?.map((limit) => ({ ...limit, scope: limit.scope as CallWindow['scope'] })) ??
      DEFAULT_WINDOWS,
    callsPerMonth: callsPerMonth === undefined ? DEFAULT_CALLS_PER_MONTH : callsPerMonth,
    bookingReserve: bookingReserve ?? DEFAULT_BOOKING_RESERVE,
  };
}

/** How values are compared, as far as it is a matter of configuration. */
export function canonicalSettings(phoneCountry: string | null | undefined): CanonicalSettings {
  return phoneCountry && isSupportedCountry(phoneCountry) ? { phoneCountry } : {};
}

/** Resolves an institution's configuration to what the services use. */
export function institutionFrom(
  configuration: InstitutionConfiguration,
  context: { isOnly: boolean; phoneCountry: string | null | undefined },
): Institution {
  const { code, name, baseUrl, fields, pushNewContacts } = configuration;
  const { phoneCountry } = context;
  return {
    code,
    name: name ?? code,
    baseUrl,
    formerBaseUrls: configuration.formerBaseUrls ?? [],
    pushNewContacts: pushNewContacts ?? context.isOnly,
    webhookAuthentication: webhookAuthentication(configuration),
    client: clientSettings(configuration),
    limits: callLimits(configuration),
    contacts: {
      institution: code,
      baseUrl,
      mapping: STANDARD_MAPPING,
      ...canonicalSettings(phoneCountry),
      ruleOf: (field) => ({
        ...DEFAULT_RULE,
        ...(fields?.[field] as Partial<FieldRule> | undefined),
      }),
    },
  };
}
