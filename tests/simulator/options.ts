import type { BehaviourChange } from './behaviour/behaviour';
import type { CurrencyCode } from './catalog/currency';
import type { BirthDates } from './contacts/birth-date';
import type { SimulatorState } from './state';
import type { WebhookSettings } from './webhooks/settings';

/** Limits of calls; `null` switches one off (section 6). */
export interface CallLimits {
  /** An endpoint is a service; all its versions share the limit. */
  perEndpointPerMinute: number | null;
  perInstancePerMinute: number | null;
  /** Calls of a calendar month (UTC). */
  perMonth: number | null;
  /** Calls of getCatalogDetailed. */
  catalogPerTenMinutes: number | null;
  /** Calls of each availability method. */
  availabilityPerMinute: number | null;
  /**
   * Whether a minute is any sixty seconds or one of the clock (which is not known; section 6);
   * default `rolling`.
   */
  counting: 'rolling' | 'calendar';
}

/** How one simulated institution is set up. */
export interface SimulatedInstitutionOptions {
  /** Institution code, e.g. `myvenue`; compared without case. */
  code: string;
  name?: string;
  /** How many seeded contacts; default 0. */
  contacts?: number;
  /** How many seeded finalized orders; default 0. A mature base has about 4 for each contact. */
  orders?: number;
  /** In which currency it sells; default EUR. */
  currency?: CurrencyCode;
  /** Country of the venue; default: one that has the currency. */
  country?: string;
  /** Whether it sells anything; default true. */
  catalog?: boolean;
  /** How many products and performances it sells at least, invented; default: the small catalog. */
  products?: number;
  performances?: number;
  /** How often a catalog is answered `in_progress` before it is ready; default 0. */
  catalogInProgress?: number;
  /** Virtual operator; default `{CODE}_CRM`. */
  operator?: string;
  /** Partner name of the tokens; default `strapi-plugin-s360`. */
  partner?: string;
  /** Shared secret of the virtual operator; default `demo-secret`. */
  secret?: string;
  limits?: Partial<CallLimits>;
  /** 509 today, 429 in S-360's plans (section 6); default 509. */
  tooManyCallsStatus?: 509 | 429;
  /** How long every answer takes at least; default 0. */
  latencyMs?: number;
  /** How long a call travels before it is counted, at random between the two; default not at all. */
  travelMs?: { least: number; most: number };
  webhooks?: WebhookSettings;
  /** How it behaves where S-360 is not known; default: the strictest form that is documented. */
  behaviour?: BehaviourChange;
  /** How birth dates are shown; default: as the day that was written. */
  birthDates?: BirthDates;
}

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** Address to listen on; default 127.0.0.1. The control API stays loopback only. */
  host?: string;
  institutions: SimulatedInstitutionOptions[];
  /** Source of time in ms; default `Date.now`. */
  now?: () => number;
  /** Webhook cycles by timer, every `everyMinutes` of real time; default false. */
  runCycles?: boolean;
  /** Gets one line per API call. */
  requestLog?: (line: string) => void;
  /** A state saved earlier by `GET /__control__/state`. */
  initialState?: SimulatorState;
}
