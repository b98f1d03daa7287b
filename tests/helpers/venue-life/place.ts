import type { CrmAccess, CrmSide } from '../crm-side';
import type { S360Side } from '../s360-side';

/** Where a life happens: a CRM, in whatever process, and S-360's side of some institutions. */
export interface Place {
  crm: CrmSide;
  access(): CrmAccess;
  institutions: readonly [string, ...string[]];
  s360(code: string): S360Side;
  /** POSTs to the contact webhook of an institution with the right key; answers the status. */
  delivers(body: unknown, code: string): Promise<number>;
}
