/**
 * Segments: conditions on a contact's orders, consents and S-360 records. Pass them as `segment[0][kind]=bought&…`
 * in the query of the admin panel's contact list or of `GET /api/s360/contacts`. A contact must
 * meet all of them.
 *
 * A moment is a date (`2026-05-31`, in UTC) or a time with its zone (`2026-05-31T00:00:00+02:00`).
 */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/segments';
import type { Data } from '../pages';

export type BoughtCondition = z.infer<typeof schemas.bought>;
export type SpentCondition = z.infer<typeof schemas.spent>;
export type ExpiresCondition = z.infer<typeof schemas.expires>;
export type ConsentsCondition = z.infer<typeof schemas.consents>;
export type StateCondition = z.infer<typeof schemas.state>;
export type NumberCondition = z.infer<typeof schemas.number>;
export type Condition = z.infer<typeof schemas.condition>;

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

export type SoldKind = GetSoldChoices.Request['query']['kind'];

export interface SegmentChoices {
  institutions: { code: string; name: string }[];
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
    query: z.infer<z.ZodObject<typeof schemas.soldQuery>>;
  }
  type Response = Data<SoldChoice[]>;
}

/** `GET /s360/segments`: one's own segments and the shared ones, by name. */
export declare namespace GetSavedSegments {
  type Response = z.infer<typeof schemas.savedSegmentsAnswer>;
}

export type SavedSegment = GetSavedSegments.Response['data'][number];

/** `POST /s360/segments`. Answers 409 when the name is taken, or there are too many. */
export declare namespace SaveSegment {
  type Request = z.infer<typeof schemas.newSegment>;
  type Response = z.infer<typeof schemas.savedSegmentAnswer>;
}

/** `PUT /s360/segments/:id`; `DELETE` removes it. Shared ones need the permission for sharing. */
export declare namespace ChangeSegment {
  type Request = z.infer<typeof schemas.changedSegment>;
  type Response = z.infer<typeof schemas.savedSegmentAnswer>;
}
