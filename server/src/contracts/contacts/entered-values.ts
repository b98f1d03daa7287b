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
 * - `notInList`: the lists of these institutions lack the title, which is not sent there.
 */
export type PointedOut =
  | { why: 'tooLong'; max: number; length: number }
  | { why: 'tooMany'; max: number; count: number }
  | { why: 'unusualEmail'; email: string }
  | { why: 'notPhone' }
  | { why: 'notInList'; institutions: string[] };

/** `GET /s360/contacts/titles`: the CRM's words for the titles of the user's institutions. */
export declare namespace GetTitles {
  type Response = Data<string[]>;
}

/**
 * `POST /s360/contacts/entered`: what to point out about one value of the form. It is a POST so that
 * personal data does not appear in URLs.
 */
export declare namespace PointOut {
  type Request = z.infer<typeof enteredValue>;
  type Response = Data<PointedOut[]>;
}
