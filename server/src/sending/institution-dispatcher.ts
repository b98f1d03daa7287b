import type { SyncFailure } from '../contracts/contact-sync';
import { createForeignCalls, type CallOnRecord, type CallTarget } from './takeover';
import { interrupted } from '../bookings/machine/answers';
import { performBooking, type BookingPorts } from '../bookings/submit/perform-booking';
import type { CatalogPorts } from '../catalog/exchange';
import { performAvailability } from '../catalog/perform-availability';
import { performCatalog } from '../catalog/perform-catalog';
import { dueOfCatalog, type CatalogStores } from '../catalog/work';
import { performDriftCheck, type DriftReports } from '../drift/perform-drift-check';
import { NOTHING, type ExchangePorts } from '../contacts/exchange/ports';
import type { MappingStanding } from '../remapping/standing';
import { performLookUp } from '../contacts/push/perform-look-up';
import { performPull } from '../contacts/push/perform-pull';
import { performPush } from '../contacts/push/perform-push';
import { nextLookUp } from '../contacts/push/in-doubt';
import { recoverSending } from '../contacts/push/unaccepted-push';
import type { Sending } from '../contacts/records';
import type { ChangedContact } from '../contacts/receive/write-received';
import type { ContactStore } from '../contacts/store';
import { backoffMs, CONTACT_RETRY } from './backoff';
import { createDispatcher, type Dispatcher } from './dispatcher';
import type { Leases } from '../kernel/leases';
import { NoPermitError } from './no-permit-error';
import { loggable } from '../kernel/loggable';
import { loggableCode } from './outcome';
import type { Permits } from './permits';
import type { DueWork, ReadBackWork, WorkResult } from './work';
import type { WorkQueue } from '../contacts/exchange/due-contacts';
import { describeError } from '../kernel/describe-error';
import type { Institution } from '../institutions/institution';
import { dispatchedTrust, type ReadBackRecord, type ReadBacks, type SendingTrust } from './trust';
import { performReadBack } from '../contacts/read-back/read-back';
import { performRestore } from '../contacts/read-back/restore';
import type { PushTrust } from '../contacts/read-back/ports';
import { s360Clock, type ClockOffsets, type S360Clock } from '../institutions/s360-clock';
import { performOrderPull, type OrderPullPorts } from '../orders/receive/perform-order-pull';
import type { OrderSnapshot } from '../orders/records';
import { canConnect, createS360Client, type CallName, type Lane, type S360Client } from '../s360';

export interface DispatcherParts {
  leases: Leases;
  permits: Permits;
  clockOffsets: ClockOffsets;
  sendingTrust: Pick<SendingTrust, 'gateOf'>;
  readBacks: ReadBacks;
  /** Sending to an institution was stopped: somebody has to know. */
  sendingStopped(): void;
  standing: MappingStanding;
  queue: WorkQueue;
  /** The calls to an institution that are on record as being made. */
  callsOnRecord(institution: string): Promise<CallOnRecord[]>;
  store: ContactStore;
  drift: DriftReports;
  /** Keeps a contact that was read beside the CRM: it is older than the depth of past data. */
  keepOut(institution: string, ...read: Parameters<ExchangePorts['keepOut']>): Promise<void>;
  catalog: CatalogStores;
  orders: Pick<OrderPullPorts, 'announce' | 'store'> & {
    keepOut(institution: string, order: OrderSnapshot, at: Date): Promise<void>;
  };
  bookings: Pick<BookingPorts, 'store'> & {
    contact(institution: Institution, documentId: string): ReturnType<BookingPorts['contact']>;
    rememberShipmentModes(
      institution: string,
      modes: Parameters<BookingPorts['rememberShipmentModes']>[0],
    ): Promise<void>;
  };
  announce(changed: readonly ChangedContact[]): void;
  log: { warn(message: string): void; error(message: string): void };
}

/** A dispatcher with the client that it calls with. */
export interface InstitutionDispatcher extends Dispatcher {
  /** Ends kept connections; to be called after `stop`. */
  close(): void;
}

/** What fails is tried again within this time. */
const LATELY_MS = CONTACT_RETRY.longestMs;

async function notePullFailure(
  institution: string,
  contactNumber: string,
  pullFailure: SyncFailure,
  { log, store }: DispatcherParts,
): Promise<void> {
  const noted = await store.transaction(async (transaction) => {
    const found = await transaction.linksByNumber(institution, [contactNumber]);
    const links = await transaction.lockLinks(found.map(({ id }) => id));
    await transaction.updateLinks(links.map((link) => ({ ...link, pullFailure })));
    return links.length > 0;
  });
  if (noted) return;
  const contact = `contact ${loggable(contactNumber)} of ${institution}`;
  log.warn(`${contact}: ${loggableCode(pullFailure)}`);
}

function exchangePorts(
  { client: clientSettings, code, contacts: settings }: Institution,
  client: S360Client,
  theirClock: S360Clock,
  trust: PushTrust,
  parts: DispatcherParts,
): Omit<ExchangePorts, 'fence'> {
  const { announce, drift, permits, queue, store } = parts;
  let answeredAtMs = -Infinity;
  return {
    store,
    client,
    settings,
    clientSettings,
    announce,
    drift,
    trust,
    clock: { now: () => new Date() },
    pulls: queue.pulls,
    async takePermit(call: CallName & { lane: Lane }) {
      const answer = await permits.take(code, call);
      return answer.kind === 'granted' ? answer : { kind: 'noPermit', waitMs: answer.waitMs };
    },
    clockOffsetMs: () => theirClock.offsetMs(),
    isAnsweringOthers: () => Date.now() - answeredAtMs < LATELY_MS,
    noteAnswer(answeredAt) {
      answeredAtMs = Date.now();
      if (answeredAt !== null) theirClock.answered(answeredAt);
    },
    keepOut: (contact, data) => parts.keepOut(code, contact, data),
    notePullFailure: (contactNumber, failure) =>
      notePullFailure(code, contactNumber, failure, parts),
  };
}

/** What orders are read with: the contacts' ports as far as they are the same. */
function orderPorts(
  { code, orders: settings }: Institution,
  client: S360Client,
  { clock, isAnsweringOthers, noteAnswer, takePermit }: Omit<ExchangePorts, 'fence'>,
  { log, orders, queue }: DispatcherParts,
): OrderPullPorts {
  return {
    client,
    clock,
    isAnsweringOthers,
    noteAnswer,
    takePermit,
    log,
    settings,
    store: orders.store,
    announce: orders.announce,
    pulls: queue.orders,
    keepOut: (order, at) => orders.keepOut(code, order, at),
  };
}

/** What the catalog is read with; `null` for an institution that sells nothing by the CRM. */
function catalogPorts(
  { catalog: settings }: Institution,
  client: S360Client,
  { clock, noteAnswer, takePermit }: Omit<ExchangePorts, 'fence'>,
  { catalog, log }: DispatcherParts,
  signal: AbortSignal,
): CatalogPorts | null {
  return settings && { ...catalog, client, clock, noteAnswer, takePermit, log, settings, signal };
}

/** What bookings are made with: the contacts' ports as far as they are the same. */
function bookingPorts(
  institution: Institution,
  client: S360Client,
  { clock, noteAnswer, takePermit }: Omit<ExchangePorts, 'fence'>,
  { bookings }: DispatcherParts,
): Omit<BookingPorts, 'fence'> {
  const { assumptions, baseUrl, code } = institution;
  return {
    client,
    clock,
    noteAnswer,
    takePermit,
    baseUrl,
    institution: code,
    assumptions,
    store: bookings.store,
    contact: (documentId) => bookings.contact(institution, documentId),
    rememberShipmentModes: (modes) => bookings.rememberShipmentModes(code, modes),
  };
}

interface AllPorts {
  ofContacts: Omit<ExchangePorts, 'fence'>;
  ofOrders: OrderPullPorts;
  ofBookings: Omit<BookingPorts, 'fence'>;
  /** `null` for an institution that sells nothing by the CRM. */
  ofCatalog: CatalogPorts | null;
}

async function perform(
  work: DueWork,
  { ofBookings, ofCatalog, ofContacts, ofOrders }: AllPorts,
  fence: ExchangePorts['fence'],
): Promise<WorkResult> {
  const ports: ExchangePorts = { ...ofContacts, fence };
  switch (work.kind) {
    case 'booking':
      return performBooking(work, { ...ofBookings, fence });
    case 'catalog':
      return ofCatalog ? performCatalog(work, ofCatalog) : NOTHING;
    case 'availability':
      return ofCatalog ? performAvailability(work, ofCatalog) : NOTHING;
    case 'push':
      return performPush(work, ports);
    case 'pull': {
      const { driftCheckId } = work;
      return driftCheckId === undefined
        ? performPull(work, ports)
        : performDriftCheck({ ...work, driftCheckId }, ports);
    }
    case 'readBack':
      return performReadBack(work, ports);
    case 'restore':
      return performRestore(work, ports);
    case 'lookUp':
      return performLookUp(work, ports);
    case 'orderPull':
      return performOrderPull(work, ofOrders);
  }
}

/** Nobody makes this call any more: an update is sent again, a create is in doubt, a booking read. */
async function interrupt(
  target: CallTarget,
  fence: number,
  { contacts: settings }: Institution,
  { bookings, store }: DispatcherParts,
): Promise<void> {
  const at = new Date();
  switch (target.kind) {
    case 'push': {
      const takeover = {
        fence,
        at,
        retryAt: (attempts: number) => new Date(at.getTime() + backoffMs(attempts, CONTACT_RETRY)),
        lookUpAt: (sending: Sending) => nextLookUp(0, sending, at),
      };
      await recoverSending(target.linkId, takeover, { store, settings });
      return;
    }
    case 'booking':
      await bookings.store.change(target.documentId, (booking) => interrupted(booking, fence, at));
  }
}

/** A push and its read-back are never under way at the same time; what is restored, one at a time. */
function readBackWork(readBack: ReadBackRecord): ReadBackWork {
  const { attempts, contactNumber, isUnproven, kind, linkId, reference, state } = readBack;
  if (state === 'toRestore')
    return { kind: 'restore', reference, lane: 'edit', attempts, key: 'restore' };
  const key = kind === 'create' ? `link:${linkId}` : `number:${contactNumber ?? ''}`;
  return { kind: 'readBack', reference, lane: isUnproven ? 'edit' : 'bulk', attempts, key };
}

/** Puts together the dispatcher of one institution: queue, permits, lease, client. */
export function institutionDispatcher(
  institution: Institution,
  parts: DispatcherParts,
): InstitutionDispatcher {
  const { code } = institution;
  const { permits, queue } = parts;
  const client = createS360Client(institution.client, {
    permits: {
      async take(call) {
        const answer = await permits.take(code, call);
        if (answer.kind === 'wait') throw new NoPermitError(code, answer.waitMs);
        return answer.permit;
      },
      ended: (permit) =>
        permits.ended(permit).catch((error: unknown) => {
          parts.log.warn(`dispatch:${code}: a late call was not noted: ${describeError(error)}`);
        }),
    },
  });
  const theirClock = s360Clock(code, parts.clockOffsets, Date.now);
  const foreignCalls = createForeignCalls();
  const trust = dispatchedTrust({
    institution,
    gateOf: (of) => parts.sendingTrust.gateOf(of),
    readBacks: parts.readBacks,
    now: () => new Date(),
    clockOffsetMs: () => theirClock.offsetMs(),
    random: () => Math.random(),
    stopped: () => parts.sendingStopped(),
    log: parts.log,
  });
  const ofContacts = exchangePorts(institution, client, theirClock, trust.push, parts);
  const stopping = new AbortController();
  const ports: AllPorts = {
    ofContacts,
    ofOrders: orderPorts(institution, client, ofContacts, parts),
    ofBookings: bookingPorts(institution, client, ofContacts, parts),
    ofCatalog: catalogPorts(institution, client, ofContacts, parts, stopping.signal),
  };
  const dispatcher = createDispatcher({
    job: `dispatch:${code}`,
    leases: parts.leases,
    log: parts.log,
    async due(limit) {
      const now = new Date();
      const { paused, trust: record } = await trust.gate();
      const first = paused.receiving
        ? []
        : await dueOfCatalog(institution.catalog, parts.catalog, now);
      const contacts = !(await parts.standing.isFilled(institution));
      const due = await queue.due(institution, now, limit, {
        receiving: paused.receiving,
        sending: paused.sending || record.status.state !== 'started',
        contacts,
      });
      const readBacks = (await trust.due(now)).map(readBackWork);
      return [...readBacks, ...first, ...due].slice(0, limit);
    },
    perform: (work, fence) => perform(work, ports, fence),
    close: (forMs) => permits.close(code, forMs),
    isReachable: () => canConnect(institution.client),
    async highestFence() {
      const onRecord = await parts.callsOnRecord(code);
      return Math.max(0, ...onRecord.map((call) => call.fence));
    },
    async recover(fence, underWay) {
      await theirClock.settle();
      await trust.recover(fence);
      const onRecord = await parts.callsOnRecord(code);
      for (const call of onRecord) {
        if (call.fence < fence) await interrupt(call.target, fence, institution, parts);
      }
      return foreignCalls.areAmong(onRecord, { fence, underWay }) ? 'foreign' : 'recovered';
    },
  });
  return {
    ...dispatcher,
    stop() {
      // A catalog may take a minute, and is read again: nobody waits for it.
      stopping.abort();
      return dispatcher.stop();
    },
    close: () => client.close(),
  };
}
