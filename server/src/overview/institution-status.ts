import type { ContractCheckStatus } from '../contracts/institutions/contract-check';
import type { InstitutionSource } from '../contracts/institutions/institution-settings';
import type { ConflictRuleInUse, InstitutionStatus } from '../contracts/overview';
import { STREAMS } from '../contracts/streams';
import {
  DELIVERY_UID,
  INSTITUTION_UID,
  PERMIT_STATE_UID,
  PERMIT_UID,
  PLUGIN_ID,
  QUARANTINED_ITEM_UID,
} from '../contracts/uids';
import type { StateSources } from '../contacts';
import { gatheredPosted, type Alarms, type RefusedCredentials } from '../inbox';
import { gathered, gatheredCounts, gatheredRows, type Gathered } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { grouped } from '../kernel/grouped';
import { MINUTE_MS } from '../kernel/time/durations';
import { integer, text } from '../kernel/database/values';
import {
  monthOf,
  type Institution,
  withoutSecrets,
  weaknessesOf,
  type Pauses,
} from '../institutions';
import {
  callOutlook,
  gatheredMissingMethods,
  gatheredRecentCalls,
  type Permits,
  type ReadBacks,
  type SendingTrust,
} from '../sending';
import { savingCallsByStream, type CallName } from '../s360';
import { gatheredLinkCounts } from './link-counts';
import { gatheredRetries, type RetriesPorts } from './retry-counts';

/** A day of the configuration, which is midnight UTC. */
const dayIn = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 10);

export interface StatusPorts extends RetriesPorts {
  alarms: Alarms;
  refusedCredentials: RefusedCredentials;
  permits: Permits;
  /** Where the settings of an institution stand. */
  sourceOf(institution: string): InstitutionSource;
  pauses: Pauses;
  sendingTrust: SendingTrust;
  readBacks: ReadBacks;
  stateSources(): Promise<StateSources>;
  /** The newest contract check of an institution; `null` before the first. */
  lastCheck(institution: string): Promise<ContractCheckStatus | null>;
  /** Whether the institution's contacts follow its current mapping. */
  isFilled(institution: Institution): Promise<boolean>;
  /** How many bookings would go on now, if sending were neither paused nor to be started. */
  waitingBookings(institution: Institution): Promise<number>;
  restPrefix: string;
}

/**
 * What is read for the statuses of institutions, in a fixed number of statements for any number of
 * them.
 */
function statusReads(ports: StatusPorts) {
  const { database, stateSources } = ports;
  const counts = (uid: string, where?: () => Row) =>
    gatheredCounts(database, { uid, by: 'institution', ...(where && { where }) });
  const callsOf = gatheredRows(database, {
    uid: PERMIT_STATE_UID,
    by: 'institution',
    attributes: ['month', 'takenThisMonth'],
  });
  return {
    links: gatheredLinkCounts(database, stateSources),
    waitingDeliveries: counts(DELIVERY_UID, () => ({
      // For the index.
      stream: { $in: [...STREAMS] },
      state: 'stored',
    })),
    quarantinedItems: counts(QUARANTINED_ITEM_UID),
    retries: gatheredRetries(ports),
    lastDelivery: {
      contacts: gatheredPosted(database, 'contacts'),
      orders: gatheredPosted(database, 'orders'),
    },
    lastSent: lastSaves(database),
    recentCalls: gatheredRecentCalls(database),
    missingMethods: gatheredMissingMethods(database),
    clock: gatheredRows(database, {
      uid: INSTITUTION_UID,
      by: 'code',
      attributes: ['clockOffsetMs'],
    }),
    /** The institution's calls in this calendar month (UTC). */
    async callsThisMonth(institution: string): Promise<number> {
      const [row] = await callsOf(institution);
      return row?.month === monthOf(database.clock.now().getTime())
        ? integer(row.takenThisMonth)
        : 0;
    },
  };
}

/** A token lives for 30 seconds, and an answer may have travelled for a while. */
const CLOCKS_AGREE_MS = 10_000;

function clockApart(offset: unknown): number | null {
  const offsetMs = offset === null ? 0 : integer(offset);
  return Math.abs(offsetMs) < CLOCKS_AGREE_MS ? null : offsetMs;
}

type LastSent = Record<'contacts' | 'bookings', Date | null>;

/** When S-360 last accepted a call that saves something; which calls do is a setting. */
function lastSaves(database: StrapiDatabase): (of: Institution) => Promise<LastSent> {
  const byMethods = new Map<string, Gathered<LastMs>>();
  return async ({ client, code }) => {
    const { bookings, contacts } = savingCallsByStream(client);
    const methods = [...contacts, ...bookings].map(({ method }) => method);
    const key = methods.join();
    const read = byMethods.get(key) ?? lastSavesBy(database, methods);
    byMethods.set(key, read);
    const lastMs = await read(code);
    const newest = (calls: readonly CallName[]) => {
      const newestMs = Math.max(...calls.map(({ method }) => lastMs.get(method) ?? 0));
      return newestMs === 0 ? null : new Date(newestMs);
    };
    return { contacts: newest(contacts), bookings: newest(bookings) };
  };
}

/** By method; 0 for a call that was never accepted. */
type LastMs = ReadonlyMap<string, number>;

const lastSavesBy = (database: StrapiDatabase, methods: readonly string[]): Gathered<LastMs> =>
  gathered<LastMs>(
    database,
    async (institutions) => {
      const { connection } = database;
      const of = database.names(INSTITUTION_UID);
      const calls = database.names(PERMIT_UID);
      const code = `i.${of.column('code')}`;
      // Asked for one method of one institution, the index gives its last entry at once.
      const newest = methods.map((method) =>
        connection(calls.table)
          .max(calls.column('takenAtMs'))
          .where({ method, outcome: 'ok' })
          .whereRaw('?? = ??', [`${calls.table}.${calls.column('institution')}`, code])
          .as(method),
      );
      const rows: Row[] = await connection({ i: of.table })
        .whereIn(code, institutions)
        .select({ code }, ...newest);
      return new Map(
        rows.map((row) => [
          text(row.code) ?? '',
          new Map(methods.map((method) => [method, integer(row[method])])),
        ]),
      );
    },
    new Map(),
  );

/** Describes institutions at a glance: what waits, what failed, when S-360 last sent something. */
export function institutionStatuses(
  ports: StatusPorts,
): (institutions: readonly Institution[]) => Promise<InstitutionStatus[]> {
  const reads = statusReads(ports);
  return (institutions) =>
    Promise.all(institutions.map((institution) => institutionStatus(institution, reads, ports)));
}

function conflictRulesOf({ contacts }: Institution): ConflictRuleInUse[] {
  const bothWays = contacts.mapping.filter(({ direction }) => direction === 'both');
  const byRule = grouped(bothWays, ({ field }) => contacts.ruleOf(field).conflict);
  return [...byRule]
    .flatMap(([rule, mapped]) =>
      rule === 'never' ? [] : [{ rule, fields: mapped.map(({ field }) => field) }],
    )
    .sort((a, b) => b.fields.length - a.fields.length);
}

async function institutionStatus(
  institution: Institution,
  reads: ReturnType<typeof statusReads>,
  ports: StatusPorts,
): Promise<InstitutionStatus> {
  const { alarms, pauses, permits, restPrefix } = ports;
  const { assumptions, baseUrl, code, limits, name, pushNewContacts, webhookAuthentication } =
    institution;
  const now = ports.database.clock.now().getTime();
  const closedForMs = await permits.closedForMs(code);
  const callsThisMonth = await reads.callsThisMonth(code);
  const lastSent = await reads.lastSent(institution);
  return {
    code,
    name,
    baseUrl,
    pushNewContacts,
    writes: assumptions.writes,
    conflictRules: conflictRulesOf(institution),
    paused: await pauses.of(code),
    sending: await ports.sendingTrust.describe(code),
    lastCheck: await ports.lastCheck(code),
    isMappingUnderWay: !(await ports.isFilled(institution)),
    webhookPath: `${restPrefix}/${PLUGIN_ID}/contacts/${code}`,
    orderWebhookPath: `${restPrefix}/${PLUGIN_ID}/orders/${code}`,
    webhookAuthentication: withoutSecrets(webhookAuthentication),
    weaknesses: weaknessesOf(institution),
    source: ports.sourceOf(code),
    links: await reads.links(code),
    waitingBookings: await ports.waitingBookings(institution),
    waitingDeliveries: await reads.waitingDeliveries(code),
    alarms: await alarms.list(institution),
    refusedCredentials: await ports.refusedCredentials.list(code),
    lastDeliveries: {
      contacts: (await reads.lastDelivery.contacts(code))?.toISOString() ?? null,
      orders: (await reads.lastDelivery.orders(code))?.toISOString() ?? null,
    },
    lastSent: {
      contacts: lastSent.contacts?.toISOString() ?? null,
      bookings: lastSent.bookings?.toISOString() ?? null,
    },
    webhookMinutes: institution.webhookPeriodMs / MINUTE_MS,
    ...(await reads.retries(code)),
    quarantinedItems: await reads.quarantinedItems(code),
    pastData: {
      contactsUpdatedSince: dayIn(institution.contacts.updatedSinceMs),
      ordersCreatedSince: dayIn(institution.orders.createdSinceMs),
    },
    closedUntil: closedForMs > 0 ? new Date(now + closedForMs).toISOString() : null,
    missingMethods: await reads.missingMethods(code),
    clockApartMs: clockApart((await reads.clock(code))[0]?.clockOffsetMs ?? null),
    callsThisMonth,
    callsPerMonth: limits.callsPerMonth,
    ...callOutlook(limits, {
      ...(await reads.recentCalls(code)),
      takenThisMonth: callsThisMonth,
      nowMs: now,
    }),
  };
}
