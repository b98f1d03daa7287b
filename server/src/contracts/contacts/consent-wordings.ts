/** What people are asked when they consent to a kind of marketing, as text or as its version. */
import type { Data } from '../pages';

/** Characters. A longer text is recorded by its version. */
export const LONGEST_WORDING = 2000;

/**
 * `GET /s360/contacts/:documentId/sync/:institution/consents/:code/wordings`: the wordings under
 * which anybody consented to this kind of marketing at the institution, the last used first.
 */
export declare namespace GetConsentWordings {
  type Response = Data<string[]>;
}
