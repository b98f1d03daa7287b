import {
  CALL_LIMITS,
  catalogService,
  contactInformationPublicService,
  externalOrderService,
  shipmentPublicService,
  type Assumptions,
} from './interface';

export interface S360Authentication {
  /** `jwt`: a token forged for each call. `login`: a token fetched by the login call. */
  readonly kind: 'jwt' | 'login';
  /** The virtual operator, e.g. `MYVENUE_CRM`. */
  readonly operator: string;
  readonly partner: string;
  readonly secret: string;
  /** The module of the login call; both are seen in use. */
  readonly loginModule?: 'tnai' | 'tnco';
}

/** A proxy between Strapi and S-360. The client uses none unless it is configured here. */
export interface ProxySettings {
  readonly protocol: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly auth?: { readonly username: string; readonly password: string };
}

/** The names of the two writing methods (assumption `saveMethods`). */
export interface WritingMethodNames {
  readonly saveIndividual: string;
  readonly saveStructure: string;
}

export interface S360ClientSettings {
  /** The institution code, as configured. */
  readonly institution: string;
  /** E.g. `https://myvenue.ws.secutix.com` or `http://127.0.0.1:4360/myvenue`; keeps its path. */
  readonly baseUrl: string;
  readonly authentication: S360Authentication;
  readonly contactServiceVersion: string;
  readonly orderServiceVersion: string;
  /** Version of CatalogService and AvailabilityService. */
  readonly catalogServiceVersion: string;
  /** Version of ShipmentPublicService. */
  readonly shipmentServiceVersion: string;
  readonly methodNames: WritingMethodNames;
  /** How long S-360 may stay silent. */
  readonly timeoutMs: number;
  /** The total time of one call, including waiting, login and connecting. */
  readonly deadlineMs: number;
  readonly maxAnswerBytes: number;
  readonly maxRequestBytes: number;
  /** The second barrier inside this process, per endpoint. Dispatch remains the authority. */
  readonly smoothing: { readonly maxCalls: number; readonly perMs: number };
  readonly proxy?: ProxySettings;
  /** Refuses private addresses, unless a proxy resolves the name. */
  readonly publicAddressesOnly?: boolean;
  /** How S-360 behaves at the institution, where its documentation leaves that open. */
  readonly assumptions: Assumptions;
}

/** Default values of the optional settings. */
export const DEFAULT_SETTINGS = {
  contactServiceVersion: contactInformationPublicService.version,
  orderServiceVersion: externalOrderService.version,
  catalogServiceVersion: catalogService.version,
  shipmentServiceVersion: shipmentPublicService.version,
  methodNames: {
    saveIndividual: 'saveIndividualContactData',
    saveStructure: 'saveStructureContactData',
  },
  timeoutMs: 15_000,
  deadlineMs: 20_000,
  maxAnswerBytes: 10_000_000,
  maxRequestBytes: 1_000_000,
  smoothing: { maxCalls: CALL_LIMITS.servicePerMinute, perMs: 60_000 },
} as const satisfies Partial<S360ClientSettings>;

const NAME_IN_URL = /^[A-Za-z0-9_]+$/;

/**
 * Checks that the settings could work.
 *
 * @throws Error a message that never contains the secret.
 */
export function assertUsable(settings: S360ClientSettings): void {
  const fail = (what: string): never => {
    throw new Error(`The settings of institution ${settings.institution} cannot work: ${what}.`);
  };
  const url = URL.canParse(settings.baseUrl)
    ? new URL(settings.baseUrl)
    : fail('baseUrl is no URL');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') fail('baseUrl must be http or https');
  if (url.username || url.password) fail('baseUrl must not hold credentials');
  if (url.search || url.hash) fail('baseUrl must end with its path');
  const { methodNames, authentication } = settings;
  const names = [
    settings.contactServiceVersion,
    settings.orderServiceVersion,
    settings.catalogServiceVersion,
    settings.shipmentServiceVersion,
    methodNames.saveIndividual,
    methodNames.saveStructure,
  ];
  if (!names.every((name) => NAME_IN_URL.test(name)))
    fail('a method name or version is not a name');
  if (!authentication.operator || !authentication.secret) fail('operator or secret is missing');
  const amounts = [
    settings.timeoutMs,
    settings.deadlineMs,
    settings.maxAnswerBytes,
    settings.maxRequestBytes,
    settings.smoothing.maxCalls,
    settings.smoothing.perMs,
  ];
  // axios treats 0 as "no limit", so an unset limit must not slip through
  if (!amounts.every((amount) => Number.isSafeInteger(amount) && amount > 0)) {
    fail('times, sizes and limits must be whole numbers above 0');
  }
}
