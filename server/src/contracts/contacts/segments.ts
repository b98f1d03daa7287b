/**
 * What can be asked of contacts about their orders and consents: `segment[0][kind]=bought&…` in the
 * query of the contact list of the admin panel and of `GET /api/s360/contacts`. Several narrow each
 * other down.
 *
 * A moment is a date (`2026-05-31`, in UTC) or a time with its zone (`2026-05-31T00:00:00+02:00`).
 */

/** Has bought units of a product or a performance and not given all of them back. */
export interface BoughtCondition {
  kind: 'bought';
  /** S-360's ids, of which at least one is given. */
  product?: string | undefined;
  performance?: string | undefined;
  /** Institutions count their ids by themselves; all of them when it is left out. */
  institution?: string | undefined;
}

/** Has spent more than an amount, in all institutions together; refunds are not taken off. */
export interface SpentCondition {
  kind: 'spent';
  /** In units of the currency: `250`, `99.95`. */
  over: string;
  currency: string;
  /** Orders made from this moment on; all of them when it is left out. */
  since?: string | undefined;
}

/** Has a reservation or an option that is open now and expires soon. */
export interface ExpiresCondition {
  kind: 'expires';
  /** A date counts to its end. */
  until: string;
  of?: 'reservation' | 'option' | undefined;
  institution?: string | undefined;
}

/** Consents to a kind of marketing (S-360: authorization). */
export interface ConsentsCondition {
  kind: 'consents';
  code: string;
  /** At any institution when it is left out. */
  institution?: string | undefined;
}

export type Condition = BoughtCondition | SpentCondition | ExpiresCondition | ConsentsCondition;

/** What `segment` may hold at most. */
export const MAX_CONDITIONS = 10;

/** A product or performance that contacts have ordered, to be asked about. */
export interface SoldChoice {
  institution: string;
  id: string;
  /** Its name, else its code, else its id. */
  name: string;
  code: string | null;
  /** Of a performance, as ISO text. */
  date: string | null;
  /** In which it is told: that of its venue (IANA). */
  timeZone: string;
}

export type SoldKind = 'product' | 'performance';

export interface SegmentChoices {
  institutions: { code: string; name: string }[];
  /** Codes of currencies that were paid in. */
  currencies: string[];
  /** Kinds of marketing that contacts have answered. */
  consents: { institution: string; code: string }[];
}

export declare namespace GetSegmentChoices {
  export interface Response {
    data: SegmentChoices;
  }
}

/**
 * What fits all words of `search` in its name, code or date: products by name, performances from the
 * latest on; the first of them. With `id` that one only.
 */
export declare namespace GetSoldChoices {
  export interface Request {
    query: { kind: SoldKind; search?: string; id?: string; institution?: string };
  }
  export interface Response {
    data: SoldChoice[];
  }
}
