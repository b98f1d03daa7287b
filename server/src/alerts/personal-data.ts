import { ALERT_MAIL_UID, ALERT_UID } from '../contracts/uids';
import type { DataTable } from '../kernel/personal-data';

/** This module stores nothing of contacts: alerts count, and their mails go to colleagues. */
export const alertPersonalData: readonly DataTable[] = [
  { uid: ALERT_UID, keeps: ['key', 'kind', 'institution', 'cause', 'actor', 'heldAt'] },
  { uid: ALERT_MAIL_UID, keeps: ['recipient', 'causes', 'failure'] },
];
