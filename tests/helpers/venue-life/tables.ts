import {
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  QUARANTINED_ITEM_UID,
  QUEUED_PULL_UID,
} from '../../../server/src/contracts';
import type { CrmAccess, Row } from '../scene/crm-side';

/**
 * All contact data of the CRM, read table by table, so that it may be inconsistent while work is in
 * progress. Rows are in order of their ids.
 */
export interface Tables {
  contacts: Row[];
  links: Row[];
  consents: Row[];
  history: Row[];
  conflicts: Row[];
  deliveries: Row[];
  quarantined: Row[];
  queuedPulls: Row[];
}

export async function readTables({ rows }: Pick<CrmAccess, 'rows'>): Promise<Tables> {
  return {
    contacts: await rows(CONTACT_UID),
    links: await rows(CONTACT_LINK_UID),
    consents: await rows(CONSENT_UID),
    history: await rows(CONTACT_HISTORY_UID),
    conflicts: await rows(CONFLICT_UID),
    deliveries: await rows(DELIVERY_UID),
    quarantined: await rows(QUARANTINED_ITEM_UID),
    queuedPulls: await rows(QUEUED_PULL_UID),
  };
}
