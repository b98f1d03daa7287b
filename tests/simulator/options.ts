import type { BehaviourChange } from './behaviour/behaviour';
import type { CurrencyCode } from './catalog/currency';
import type { BirthDates } from './contacts/birth-date';
import type { SimulatorState } from './state';
import type { WebhookSettings } from './webhooks/settings';

/** Limits of calls; `null` disables one. */
export interface CallLimits {
  /** An endpoint is a service; all its versions share the limit. */
  perEndpointPerMinute: number | null;
  perInstancePerMinute: number | null;
  /** Calls per calendar month (UTC). */
  perMonth: number | null;
  /** Calls of getCatalogDetailed. */
  catalogPerTenMinutes: number | null;
  /** Calls of each availability method. */
  availabilityPerMinute: number | null;
  /**
   * Whether a minute is any sixty seconds or one of the clock (unknown); default
   * `rolling`.
   */
  counting: 'rolling' | 'calendar';
}

export interface SimulatedInstitutionOptions {
  /** The institution code, e.g. `myvenue`; compared regardless of case. */
  code: string;
  name?: string;
  /** The number of seeded contacts; default 0. */
  contacts?: number;
  /** The number of seeded finalized orders; default 0. A mature venue has about 4 per contact. */
  orders?: number;
  /** The currency of sales; default EUR. */
  currency?: CurrencyCode;
  /** The country of the venue; by default one with the currency. */
  country?: string;
  /** Whether it sells anything; default true. */
  catalog?: boolean;
  /** The minimum numbers of invented products and performances; by default the small catalog. */
  products?: number;
  performances?: number;
  /** How often a catalog is `in_progress` before it is ready; default 0. */
  catalogInProgress?: number;
  /** Virtual operator; default `{CODE}_CRM`. */
  operator?: string;
  /** The partner name in tokens; default `strapi-plugin-s360`. */
  partner?: string;
  /** The shared secret of the virtual operator; default `demo-secret`. */
  secret?: string;
  limits?: Partial<CallLimits>;
  /** 509 today, 429 in S-360’s plans; default 509. */
  tooManyCallsStatus?: 509 | 429;
  /** The minimum duration of every answer; default 0. */
  latencyMs?: number;
  /** The random travel time of a call before it is counted; by default none. */
  travelMs?: { least: number; most: number };
  webhooks?: WebhookSettings;
  /** The behaviour where S-360 is unknown; by default the strictest documented form. */
  behaviour?: BehaviourChange;
  /** The form of birth dates; by default the written day. */
  birthDates?: BirthDates;
}

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** The address to listen on; default 127.0.0.1. The control API remains on loopback. */
  host?: string;
  institutions: SimulatedInstitutionOptions[];
  /** The source of time in ms; default `Date.now`. */
  now?: () => number;
  /** Webhook cycles by timer, every `everyMinutes` of real time; default false. */
  runCycles?: boolean;
  /** Receives one line per API call. */
  requestLog?: (line: string) => void;
  /** A state saved earlier through `GET /__control__/state`. */
  initialState?: SimulatorState;
}
