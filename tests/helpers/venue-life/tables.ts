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
import type { CrmAccess, Row } from '../crm-side';

/**
 * Everything that the CRM knows of contacts, read table by table: while something is at work, they
 * may not fit together. Rows are in the order of their ids.
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
