import type { InstitutionStatus } from '../../contracts/overview';
import {
  CONTACT_LINK_UID,
  DELIVERY_UID,
  PERMIT_STATE_UID,
  PLUGIN_ID,
  QUARANTINED_ITEM_UID,
} from '../../contracts/uids';
import type { LinkState } from '../contacts/records';
import type { StrapiDatabase } from '../database/strapi-database';
import { integer, time } from '../database/values';
import { monthOf } from '../dispatch/permit-windows';
import type { Permits } from '../dispatch/permits';
import type { Institution, WebhookAuthentication } from '../institutions/institution';
import { countWhere } from './pages';

const STATES: readonly LinkState[] = [
  'inSync',
  'pending',
  'sending',
  'failed',
  'inDoubt',
  'unlinked',
];

/** How the webhook is protected, without its secrets. */
function withoutSecrets(
  authentication: WebhookAuthentication,
): InstitutionStatus['webhookAuthentication'] {
  switch (authentication.kind) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return { kind: 'basic', username: authentication.username };
    case 'apiKey':
      return { kind: 'apiKey', header: authentication.header };
  }
}

async function linkCounts(
  database: StrapiDatabase,
  institution: string,
): Promise<InstitutionStatus['links']> {
  const counts = { inSync: 0, pending: 0, sending: 0, failed: 0, inDoubt: 0, unlinked: 0 };
  for (const state of STATES) {
    counts[state] = await countWhere(database, CONTACT_LINK_UID, { institution, state });
  }
  return counts;
}

/** How many calls an institution was asked for in this calendar month (UTC). */
export async function callsThisMonth(
  database: StrapiDatabase,
  institution: string,
): Promise<number> {
  const [row] = await database.query(PERMIT_STATE_UID).select('*').where({ institution }).execute();
  return row?.month === monthOf(Date.now()) ? integer(row.takenThisMonth) : 0;
}

async function lastDeliveryAt(
  database: StrapiDatabase,
  institution: string,
): Promise<string | null> {
  const [row] = await database
    .query(DELIVERY_UID)
    .select(['receivedAt'])
    .where({ institution })
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  return time(row?.receivedAt)?.toISOString() ?? null;
}

/** One institution at a glance: what waits, what failed, when S-360 was last heard of. */
export async function institutionStatus(
  institution: Institution,
  ports: { database: StrapiDatabase; permits: Permits; restPrefix: string },
): Promise<InstitutionStatus> {
  const { database, permits, restPrefix } = ports;
  const { baseUrl, code, limits, name, pushNewContacts, webhookAuthentication } = institution;
  const closedForMs = await permits.closedForMs(code);
  return {
    code,
    name,
    baseUrl,
    pushNewContacts,
    webhookPath: `${restPrefix}/${PLUGIN_ID}/contacts/${code}`,
    webhookAuthentication: withoutSecrets(webhookAuthentication),
    links: await linkCounts(database, code),
    waitingDeliveries: await countWhere(database, DELIVERY_UID, {
      institution: code,
      state: 'stored',
    }),
    lastDeliveryAt: await lastDeliveryAt(database, code),
    quarantinedItems: await countWhere(database, QUARANTINED_ITEM_UID, { institution: code }),
    closedUntil: closedForMs > 0 ? new Date(Date.now() + closedForMs).toISOString() : null,
    callsThisMonth: await callsThisMonth(database, code),
    callsPerMonth: limits.callsPerMonth,
  };
}
