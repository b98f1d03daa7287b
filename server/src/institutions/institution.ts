import { MINUTE_MS } from '../kernel/durations';
import { isSupportedCountry } from 'libphonenumber-js/min';
import { messageSettings, type MessageSettings } from '../bookings/message/settings';
import { mappingFrom } from '../contacts/model/mapping/configured-mapping';
import { monthShares, type InstitutionConfiguration } from './configuration/institution-schema';
import type { CanonicalSettings } from '../contacts/model/mapping/canonical';
import type { FieldRule } from '../contacts/model/merge/merge';
import { DEFAULT_MATCHING } from '../contacts/receive/matching';
import type { ContactSettings } from '../contacts/settings';
import type { CallLimits, CallWindow } from './limits/permit-windows';
import type { OrderSettings } from '../orders/settings';
import { catalogSettings, type CatalogSettings } from '../catalog/settings';
import { DEFAULT_SETTINGS, type S360ClientSettings } from '../s360';
import { baseUrlFrom, formerBaseUrlsFrom } from './base-urls';
import { resolveAssumptions, type Assumptions } from '../s360/assumptions';
import { withMethodWindows } from './limits/method-windows';
import { readProxy } from './proxy';

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
  /** How often S-360 runs its webhook queue. */
  webhookPeriodMs: number;
  client: S360ClientSettings;
  /** How S-360 behaves here, where its documentation leaves it open. */
  assumptions: Assumptions;
  limits: CallLimits;
  /** Everything that makes a save what it is: when it changes, trust has to be earned anew. */
  savingBasis: string;
  /** Of the saves that are proven, one in so many is read back; `null`: none. */
  readBackOneIn: number | null;
  /** The nightly comparison of a sample with S-360; `null` when there is none. */
  driftCheck: { sample: number; repair: boolean } | null;
  contacts: ContactSettings;
  orders: OrderSettings;
  /** How its catalog is kept; `null` for one that sells nothing by the CRM. */
  catalog: CatalogSettings | null;
  /** How it writes to its customers. */
  messages: MessageSettings;
}

/**
 * Documented limits of S-360 (api_rate_limits; OPEN API Performance Pack): 180 calls a minute per
 * instance, 60 a minute per endpoint (a service), 10,000 calls a month.
 */
const DEFAULT_WINDOWS: readonly CallWindow[] = [
  { scope: 'institution', calls: 180, perMs: MINUTE_MS },
  { scope: 'service', calls: 60, perMs: MINUTE_MS },
];
/** Documented: the queue is processed every 15 minutes unless the institution says otherwise. */
const DEFAULT_WEBHOOK_MINUTES = 15;
const DEFAULT_CALLS_PER_MONTH = 10_000;
const DEFAULT_BOOKING_RESERVE = 10;

const DEFAULT_READ_BACK_ONE_IN = 50;

const DEFAULT_DRIFT_CHECK = { sample: 50, repair: false };

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

function clientSettings(
  configuration: InstitutionConfiguration,
  assumptions: Assumptions,
): S360ClientSettings {
  const { authentication, baseUrl, code, saveMethods, timeoutMs } = configuration;
  const proxy = configuration.proxy === undefined ? null : readProxy(configuration.proxy);
  const { catalogServiceVersion, contactServiceVersion, orderServiceVersion } = configuration;
  const { kind, operator, partner, secret, loginModule } = authentication;
  return {
    ...DEFAULT_SETTINGS,
    institution: code,
    baseUrl,
    assumptions,
    authentication: {
      kind: kind === 'login' ? 'login' : 'jwt',
      operator,
      partner,
      secret,
      ...(loginModule !== undefined && { loginModule: loginModule === 'tnco' ? 'tnco' : 'tnai' }),
    },
    ...(contactServiceVersion !== undefined && { contactServiceVersion }),
    ...(orderServiceVersion !== undefined && { orderServiceVersion }),
    ...(catalogServiceVersion !== undefined && { catalogServiceVersion }),
    methodNames: {
      saveIndividual: saveMethods?.individual ?? DEFAULT_SETTINGS.methodNames.saveIndividual,
      saveStructure: saveMethods?.structure ?? DEFAULT_SETTINGS.methodNames.saveStructure,
    },
    ...(proxy && { proxy }),
    smoothing: smoothingFor(callLimits(configuration).windows),
    ...(timeoutMs !== undefined && {
      timeoutMs,
      deadlineMs: Math.min(DEFAULT_SETTINGS.deadlineMs, timeoutMs + 5_000),
    }),
  };
}

/**
 * The client's own barrier goes by the tightest window that any call of a service falls into. It is
 * shorter than the window of the permits, which has the guard band: a longer one would hold up each
 * saturated window a little more than the one before, until calls pass their deadline in its queue.
 */
function smoothingFor(windows: readonly CallWindow[]): S360ClientSettings['smoothing'] {
  const [tightest] = windows
    .filter(({ scope, service, method }) => scope !== 'method' && !service && !method)
    .sort((a, b) => a.calls / a.perMs - b.calls / b.perMs);
  if (!tightest) return DEFAULT_SETTINGS.smoothing;
  return { maxCalls: tightest.calls, perMs: tightest.perMs };
}

function callLimits(configuration: InstitutionConfiguration): CallLimits {
  const { limits, callsPerMonth, bookingReserve } = configuration;
  return {
    windows: withMethodWindows(
      limits?.map((limit) => ({ ...limit, scope: limit.scope as CallWindow['scope'] })) ??
        DEFAULT_WINDOWS,
    ),
    callsPerMonth: callsPerMonth === undefined ? DEFAULT_CALLS_PER_MONTH : callsPerMonth,
    monthShares: monthShares(configuration),
    bookingReserve: bookingReserve ?? DEFAULT_BOOKING_RESERVE,
  };
}

function savingBasis({
  assumptions: { saveIndividual, saveStructure, writes },
  contactServiceVersion,
  methodNames,
}: S360ClientSettings): string {
  return JSON.stringify({
    contactServiceVersion,
    methodNames,
    saveIndividual,
    saveStructure,
    writes,
  });
}

/** Midnight UTC of a configured date, ms. */
function momentOf(date: string | null | undefined): number | null {
  return date === null || date === undefined ? null : Date.parse(`${date}T00:00:00.000Z`);
}

/** How values are compared, as far as it is a matter of configuration. */
export function canonicalSettings(phoneCountry: string | null | undefined): CanonicalSettings {
  return phoneCountry && isSupportedCountry(phoneCountry) ? { phoneCountry } : {};
}

/** Resolves an institution's configuration to what the services use. */
export function institutionFrom(
  configured: InstitutionConfiguration,
  context: { isOnly: boolean; phoneCountry: string | null | undefined },
): Institution {
  const configuration = { ...configured, baseUrl: baseUrlFrom(configured.baseUrl) };
  const { code, name, baseUrl, fields, mapping, matching, pushNewContacts } = configuration;
  const { receives, sends, timeZone } = configuration;
  const { phoneCountry } = context;
  const assumptions = resolveAssumptions(code, configuration.assumptions);
  const client = clientSettings(configuration, assumptions);
  return {
    code,
    name: name ?? code,
    baseUrl,
    formerBaseUrls: formerBaseUrlsFrom(configured.baseUrl, configured.formerBaseUrls ?? []),
    pushNewContacts: pushNewContacts ?? context.isOnly,
    webhookAuthentication: webhookAuthentication(configuration),
    webhookPeriodMs: (configuration.webhook.everyMinutes ?? DEFAULT_WEBHOOK_MINUTES) * MINUTE_MS,
    client,
    assumptions,
    limits: callLimits(configuration),
    savingBasis: savingBasis(client),
    readBackOneIn:
      configuration.readBackOneIn === undefined
        ? DEFAULT_READ_BACK_ONE_IN
        : configuration.readBackOneIn,
    driftCheck:
      configuration.driftCheck === false
        ? null
        : { ...DEFAULT_DRIFT_CHECK, ...configuration.driftCheck },
    catalog: catalogSettings(configuration),
    messages: messageSettings(configuration.messages),
    orders: {
      institution: code,
      baseUrl,
      createdSinceMs: momentOf(configuration.pastData?.ordersCreatedSince),
      assumptions,
    },
    contacts: {
      institution: code,
      baseUrl,
      updatedSinceMs: momentOf(configuration.pastData?.contactsUpdatedSince),
      mapping: mappingFrom(mapping ?? []),
      ...(receives && { receives }),
      ...(sends && { sends }),
      ...(timeZone !== undefined && { timeZone }),
      flagWords: assumptions.flagWords,
      matching: matching ?? DEFAULT_MATCHING,
      ...canonicalSettings(phoneCountry),
      ruleOf: (field) => ({
        ...DEFAULT_RULE,
        ...(fields?.[field] as Partial<FieldRule> | undefined),
      }),
    },
  };
}
