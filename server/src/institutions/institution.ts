import {
  type Assumptions,
  resolveAssumptions,
  CALL_LIMITS,
  DEFAULT_SETTINGS,
  WEBHOOKS_SEND,
  type S360ClientSettings,
} from '../s360';
import { MINUTE_MS } from '../kernel/time/durations';
import { baseUrlFrom, formerBaseUrlsFrom } from './base-urls';
import type { BasisConfiguration } from './configuration/institution-schema';
import { textsIn } from './configuration/values';
import { DEFAULT_WINDOWS, withMethodWindows } from './limits/method-windows';
import type { MonthShares } from './limits/monthly-quota';
import type { CallLimits, CallWindow } from './limits/permit-windows';
import { readProxy } from './proxy';

/** How an institution's webhook URLs are protected. Two secrets are live during a rotation. */
export type WebhookAuthentication =
  | { kind: 'none' }
  | { kind: 'basic'; username: string; passwords: readonly string[] }
  | { kind: 'apiKey'; header: string; keys: readonly string[] };

/** One S-360 instance, without what other modules add. Contains secrets. */
export interface InstitutionBasis {
  code: string;
  name: string;
  baseUrl: string;
  /** Earlier addresses of the same S-360. Links made with one of them stay valid. */
  formerBaseUrls: readonly string[];
  pushNewContacts: boolean;
  /** IANA name of the venue's own time zone; `null` when it is not configured. */
  timeZone: string | null;
  webhookAuthentication: WebhookAuthentication;
  /** How often S-360 processes its webhook queue. */
  webhookPeriodMs: number;
  /** Whether `saveMethods` name a method for companies: no document of S-360 names one. */
  savesCompanies: boolean;
  client: S360ClientSettings;
  /** How S-360 behaves here, where its documentation leaves that open. */
  assumptions: Assumptions;
  limits: CallLimits;
}

/**
 * One institution with everything that the services need: the basis, and what each module reads
 * from its section of the configuration. A module adds its part with `declare module`.
 */
export interface Institution extends InstitutionBasis {}

/** Calls of each window that only bookings may make, at most a third of it: they never wait for pushes. */
const BOOKING_RESERVE = 10;

/** The parts of the month for bookings (113 calls a day of 10,000), and for edits and retries. */
const MONTH_SHARES: MonthShares = { booking: 0.35, edit: 0.3 };

/** Where the CRM sells nothing, nothing is kept for bookings. */
const SHARES_WITHOUT_BOOKINGS: MonthShares = { ...MONTH_SHARES, booking: 0 };

function webhookAuthentication({ webhook }: BasisConfiguration): WebhookAuthentication {
  const { kind, username, password, header, key } = webhook.authentication;
  switch (kind) {
    case 'basic':
      return { kind, username: String(username), passwords: textsIn(password) };
    case 'apiKey':
      return { kind, header: String(header), keys: textsIn(key) };
    default:
      return { kind: 'none' };
  }
}

function clientSettings(
  configuration: BasisConfiguration,
  assumptions: Assumptions,
): S360ClientSettings {
  const { authentication, baseUrl, code, limits, saveMethods, timeoutMs } = configuration;
  const proxy = configuration.proxy === undefined ? null : readProxy(configuration.proxy);
  const { catalogServiceVersion, contactServiceVersion, orderServiceVersion } = configuration;
  const { shipmentServiceVersion } = configuration;
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
    ...(shipmentServiceVersion !== undefined && { shipmentServiceVersion }),
    methodNames: {
      saveIndividual: saveMethods?.individual ?? DEFAULT_SETTINGS.methodNames.saveIndividual,
      saveStructure: saveMethods?.structure ?? DEFAULT_SETTINGS.methodNames.saveStructure,
    },
    ...(proxy && { proxy }),
    smoothing: smoothingFor(limits ?? DEFAULT_WINDOWS),
    ...(timeoutMs !== undefined && {
      timeoutMs,
      deadlineMs: Math.min(DEFAULT_SETTINGS.deadlineMs, timeoutMs + 5_000),
    }),
  };
}

/**
 * The client's own limiter uses the tightest window that applies to every call. Its span is shorter
 * than that of the permit window, which adds the guard band. A longer span would delay each
 * saturated window a little more than the one before, until calls exceed their deadline in its
 * queue.
 */
function smoothingFor(windows: readonly CallWindow[]): S360ClientSettings['smoothing'] {
  const [tightest] = windows
    .filter(({ scope, service, method }) => scope !== 'method' && !service && !method)
    .sort((a, b) => a.calls / a.perMs - b.calls / b.perMs);
  if (!tightest) return DEFAULT_SETTINGS.smoothing;
  return { maxCalls: tightest.calls, perMs: tightest.perMs };
}

function callLimits({ limits, callsPerMonth }: BasisConfiguration, sells: boolean): CallLimits {
  return {
    windows: withMethodWindows(limits ?? DEFAULT_WINDOWS),
    callsPerMonth: callsPerMonth === undefined ? CALL_LIMITS.perMonth : callsPerMonth,
    monthShares: sells ? MONTH_SHARES : SHARES_WITHOUT_BOOKINGS,
    bookingReserve: BOOKING_RESERVE,
  };
}

/** Converts the basic configuration to the form that the services use. */
export function institutionBasis(
  configured: BasisConfiguration,
  {
    isOnly,
    mayBePrivate,
    sells,
  }: {
    isOnly: boolean;
    mayBePrivate(baseUrl: string): boolean;
    /** Whether bookings are made there. */
    sells: boolean;
  },
): InstitutionBasis {
  const configuration = { ...configured, baseUrl: baseUrlFrom(configured.baseUrl) };
  const { baseUrl, code, name, pushNewContacts, timeZone, webhook } = configuration;
  const assumptions = resolveAssumptions(code, configuration.assumptions);
  const publicAddressesOnly = !mayBePrivate(baseUrl);
  const client = { ...clientSettings(configuration, assumptions), publicAddressesOnly };
  return {
    code,
    name: name ?? code,
    baseUrl,
    formerBaseUrls: formerBaseUrlsFrom(configured.baseUrl, configured.formerBaseUrls ?? []),
    pushNewContacts: pushNewContacts ?? isOnly,
    timeZone: timeZone ?? null,
    webhookAuthentication: webhookAuthentication(configuration),
    webhookPeriodMs: (webhook.everyMinutes ?? WEBHOOKS_SEND.everyMinutes) * MINUTE_MS,
    client,
    assumptions,
    savesCompanies: configuration.saveMethods?.structure !== undefined,
    limits: callLimits(configuration, sells),
  };
}
