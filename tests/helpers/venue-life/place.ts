import type { CrmAccess, CrmSide } from '../scene/crm-side';
import type { S360Side } from '../scene/s360-side';

/** The place of a scenario: a CRM in any process, and the S-360 side of some institutions. */
export interface Place {
  crm: CrmSide;
  access(): CrmAccess;
  institutions: readonly [string, ...string[]];
  s360(code: string): S360Side;
  /** Posts to the contact webhook of an institution with the right key; returns the status. */
  delivers(body: unknown, code: string): Promise<number>;
}
