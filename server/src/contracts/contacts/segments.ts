/**
 * Segments: conditions on a contact's orders and consents. Pass them as `segment[0][kind]=bought&…`
 * in the query of the admin panel's contact list or of `GET /api/s360/contacts`. A contact must
 * meet all of them.
 *
 * A moment is a date (`2026-05-31`, in UTC) or a time with its zone (`2026-05-31T00:00:00+02:00`).
 */
import type { Data } from '../pages';

/** The contact bought units of a product or performance and has not returned all of them. */
export interface BoughtCondition {
  kind: 'bought';
  /** S-360's ids; at least one of the two is required. */
  product?: string | undefined;
  performance?: string | undefined;
  /** Each institution has its own ids. Default: all institutions. */
  institution?: string | undefined;
}

/** The contact spent more than an amount at all institutions together; ignores refunds. */
export interface SpentCondition {
  kind: 'spent';
  /** In units of the currency: `250`, `99.95`. */
  over: string;
  currency: string;
  /** Counts orders made from this moment on. Default: all orders. */
  since?: string | undefined;
}

/** The contact has an open reservation or option that expires by a given moment. */
export interface ExpiresCondition {
  kind: 'expires';
  /** A date includes the whole day. */
  until: string;
  of?: 'reservation' | 'option' | undefined;
  institution?: string | undefined;
}

/** The contact consents to a kind of marketing (S-360: authorization). */
export interface ConsentsCondition {
  kind: 'consents';
  code: string;
  /** Default: any institution. */
  institution?: string | undefined;
}

export type Condition = BoughtCondition | SpentCondition | ExpiresCondition | ConsentsCondition;

/** The most conditions that `segment` may have. */
export const MAX_CONDITIONS = 10;

/** A product or performance that contacts have ordered, offered as a value for a condition. */
export interface SoldChoice {
  institution: string;
  id: string;
  /** The name, else the code, else the id. */
  name: string;
  code: string | null;
  /** A performance's start as an ISO 8601 string in UTC; `null` for a product. */
  date: string | null;
  /** The venue's time zone (IANA), in which `date` is shown. */
  timeZone: string;
}

export type SoldKind = 'product' | 'performance';

export interface SegmentChoices {
  institutions: { code: string; name: string }[];
  /** Codes of the currencies of orders. */
  currencies: string[];
  /** Consent codes that contacts have answered. */
  consents: { institution: string; code: string }[];
}

/** `GET /s360/segments/choices` */
export declare namespace GetSegmentChoices {
  type Response = Data<SegmentChoices>;
}

/**
 * `GET /s360/segments/sold?kind=&search=&id=&institution=`: the first 50 products (by name) or
 * performances (latest first) whose name, code or date contains all words of `search`. With `id`,
 * only the entries of that id.
 */
export declare namespace GetSoldChoices {
  export interface Request {
    query: { kind: SoldKind; search?: string; id?: string; institution?: string };
  }
  type Response = Data<SoldChoice[]>;
}
