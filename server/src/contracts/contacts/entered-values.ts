/** What the form of a contact offers to choose from, and what it points out while a person types. */
import type { z } from '@strapi/utils';
import type { Data } from '../pages';
import type { enteredValue } from '../schemas/contacts';

/**
 * What S-360 may not keep of a value:
 * - `tooLong`: it keeps `max` characters, but not everywhere;
 * - `tooMany`: it keeps the first `max` entries;
 * - `unusualEmail`: the address has signs that its documents do not allow;
 * - `notPhone`: it cannot be read as an international number;
 * - `notInList`: the lists of these institutions lack the title, which is not sent there;
 * - `notListed`: the lists of these institutions lack the language or country, which S-360 may refuse.
 */
export type PointedOut =
  | { why: 'tooLong'; max: number; length: number }
  | { why: 'tooMany'; max: number; count: number }
  | { why: 'unusualEmail'; email: string }
  | { why: 'notPhone' }
  | { why: 'notInList' | 'notListed'; institutions: string[] };

/** The codes that an institution knows; `null` where it does not say which. */
export interface CodeLists {
  /** ISO 639-1. */
  languages: string[] | null;
  /** ISO 3166 alpha-2. */
  countries: string[] | null;
}

/**
 * `GET /s360/contacts/choices`: the CRM's words for the titles of the user's institutions, and the
 * codes that at least one of them knows; `null` for all codes, where an institution does not say which.
 */
export declare namespace GetChoices {
  type Response = Data<{ titles: string[] } & CodeLists>;
}

/**
 * `POST /s360/contacts/entered`: what to point out about one value of the form. It is a POST so that
 * personal data does not appear in URLs.
 */
export declare namespace PointOut {
  type Request = z.infer<typeof enteredValue>;
  type Response = Data<PointedOut[]>;
}
