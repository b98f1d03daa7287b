import { whereShown } from '../contacts';
import type { ContractCheckStatus } from '../contracts/institutions/contract-check';
import { LINK_STATES } from '../contracts/contacts/contact-sync';
import type { InstitutionStatus } from '../contracts/overview';
import { STREAMS, type Stream } from '../contracts/streams';
import {
  CONTACT_LINK_UID,
  DELIVERY_UID,
  EXCLUDED_ITEM_UID,
  PERMIT_STATE_UID,
  PERMIT_UID,
  PLUGIN_ID,
  QUARANTINED_ITEM_UID,
} from '../contracts/uids';
import type { Alarms, RefusedCredentials } from '../inbox';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, time } from '../kernel/database/values';
import {
  monthOf,
  type Institution,
  type WebhookAuthentication,
  weaknessesOf,
  type Pauses,
} from '../institutions';
import type { Permits, ReadBacks, SendingTrust } from '../sending';
import { countWhere } from '../kernel/pages';
import { savingCalls } from '../s360';

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
  harmed: readonly number[],
): Promise<InstitutionStatus['links']> {
  const counts = {
    inSync: 0,
    harmed: 0,
    conflict: 0,
    pending: 0,
    sending: 0,
    failed: 0,
    inDoubt: 0,
    unlinked: 0,
  };
  for (const state of LINK_STATES) {
    const where = { institution, ...whereShown(state, harmed) };
    counts[state] = await countWhere(database, CONTACT_LINK_UID, where);
  }
  return counts;
}

/** The institution's calls in this calendar month (UTC). */
async function callsThisMonth(database: StrapiDatabase, institution: string): Promise<number> {
  const [row] = await database.query(PERMIT_STATE_UID).select('*').where({ institution }).execute();
  return row?.month === monthOf(Date.now()) ? integer(row.takenThisMonth) : 0;
}

/** When S-360 last delivered to a webhook. */
async function lastDelivery(
  database: StrapiDatabase,
  institution: string,
  stream: Stream,
): Promise<string | null> {
  const [row] = await database
    .query(DELIVERY_UID)
    .select(['receivedAt'])
    .where({ institution, stream, origin: 'webhook' })
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  return time(row?.receivedAt)?.toISOString() ?? null;
}

/** A day of the configuration, which is midnight UTC. */
const dayIn = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 10);

export interface StatusPorts {
  alarms: Alarms;
  refusedCredentials: RefusedCredentials;
  database: StrapiDatabase;
  permits: Permits;
  pauses: Pauses;
  sendingTrust: SendingTrust;
  readBacks: ReadBacks;
  /** The newest contract check of an institution; `null` before the first. */
  lastCheck(institution: string): Promise<ContractCheckStatus | null>;
  /** Whether the institution's contacts follow its current mapping. */
  isFilled(institution: Institution): Promise<boolean>;
  restPrefix: string;
}

/** When a call that saves something was last made. */
async function lastSave(
  database: StrapiDatabase,
  { client, code }: Institution,
): Promise<string | null> {
  const methods = savingCalls(client).map(({ method }) => method);
  const [row] = await database
    .query(PERMIT_UID)
    .select(['takenAtMs'])
    .where({ institution: code, method: { $in: methods } })
    .orderBy({ takenAtMs: 'desc' })
    .limit(1)
    .execute();
  return row === undefined ? null : new Date(integer(row.takenAtMs)).toISOString();
}

/** One institution at a glance: what waits, what failed, when S-360 last sent something. */
export async function institutionStatus(
  institution: Institution,
  ports: StatusPorts,
): Promise<InstitutionStatus> {
  const { alarms, database, pauses, permits, restPrefix } = ports;
  const { assumptions, baseUrl, code, limits, name, pushNewContacts, webhookAuthentication } =
    institution;
  const closedForMs = await permits.closedForMs(code);
  return {
    code,
    name,
    baseUrl,
    pushNewContacts,
    writes: assumptions.writes,
    paused: await pauses.of(code),
    sending: await ports.sendingTrust.describe(code),
    lastCheck: await ports.lastCheck(code),
    isMappingUnderWay: !(await ports.isFilled(institution)),
    webhookPath: `${restPrefix}/${PLUGIN_ID}/contacts/${code}`,
    orderWebhookPath: `${restPrefix}/${PLUGIN_ID}/orders/${code}`,
    webhookAuthentication: withoutSecrets(webhookAuthentication),
    weaknesses: weaknessesOf(institution),
    links: await linkCounts(database, code, await ports.readBacks.harmedLinks()),
    waitingDeliveries: await countWhere(database, DELIVERY_UID, {
      institution: code,
      // For the index.
      stream: { $in: [...STREAMS] },
      state: 'stored',
    }),
    alarms: await alarms.list(institution),
    refusedCredentials: await ports.refusedCredentials.list(code),
    lastDeliveries: {
      contacts: await lastDelivery(database, code, 'contacts'),
      orders: await lastDelivery(database, code, 'orders'),
    },
    lastSentAt: await lastSave(database, institution),
    quarantinedItems: await countWhere(database, QUARANTINED_ITEM_UID, { institution: code }),
    pastData: {
      contactsUpdatedSince: dayIn(institution.contacts.updatedSinceMs),
      ordersCreatedSince: dayIn(institution.orders.createdSinceMs),
    },
    excludedItems: await countWhere(database, EXCLUDED_ITEM_UID, { institution: code }),
    closedUntil: closedForMs > 0 ? new Date(Date.now() + closedForMs).toISOString() : null,
    callsThisMonth: await callsThisMonth(database, code),
    callsPerMonth: limits.callsPerMonth,
  };
}
