import type { Assumptions } from '../s360/assumptions';

/** What receiving orders has to know of one institution. */
export interface OrderSettings {
  /** Institution code, as configured. */
  institution: string;
  /** The S-360 that is configured now. */
  baseUrl: string;
  /** Orders created before then, ms, are not taken into the CRM; `null`: all are. */
  createdSinceMs: number | null;
  /** How S-360 behaves at the institution, where its documentation leaves it open. */
  assumptions: Assumptions;
}
