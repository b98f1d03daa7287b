import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import type { ExchangePorts } from '../../../../server/src/contacts/exchange/ports';
import { performPush } from '../../../../server/src/contacts/push/perform-push';
import {
  decidePermit,
  longestWindowMs,
  type CallWindow,
  type TakenPermit,
} from '../../../../server/src/institutions/limits/permit-windows';
import { untraced } from '../../../../server/src/kernel/tracing/tracing';
import type { WorkResult } from '../../../../server/src/sending/work';
import { DEFAULT_SETTINGS } from '../../../../server/src/s360';
import { FULL_TRUST } from '../../../helpers/builders/trust';
import { aContact, aLink, atMs, BASE_URL } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { randomFrom } from '../../../helpers/runs/random';
import { runCount } from '../../../helpers/runs/run-counts';

const MINUTE_MS = 60_000;
const EDITS = 5;
const CONTACTS = runCount({ test: 1_000, long: 10_000 });
const WINDOWS: readonly CallWindow[] = [{ scope: 'service', calls: 60, perMs: MINUTE_MS }];
const RESERVE = 10;

const notAsked = () => Promise.reject(new Error('this is not asked'));

/** Permits like those of the database, with a virtual clock. */
function memoryPermits(clock: { nowMs: number }) {
  let taken: TakenPermit[] = [];
  return {
    given: 0,
    async take(call: Parameters<ExchangePorts['takePermit']>[0]) {
      const { nowMs } = clock;
      taken = taken.filter(({ takenAtMs }) => takenAtMs > nowMs - longestWindowMs(WINDOWS));
      const { lane, method, service } = call;
      const decision = decidePermit({
        call: { method, service },
        lane,
        nowMs,
        taken,
        windows: WINDOWS,
        bookingReserve: RESERVE,
        month: { taken: 0, quota: null, shares: { booking: 0, edit: 0 } },
        closedUntilMs: 0,
      });
      if (decision.kind === 'wait') {
        return { kind: 'noPermit' as const, waitMs: decision.untilMs - nowMs };
      }
      const permit = { institution: 'myvenue', method, service, lane, takenAtMs: nowMs };
      taken.push(permit);
      this.given += 1;
      return { kind: 'granted' as const, permit };
    },
  };
}

/**
 * Contacts in sync with S-360, and their pushes with a virtual clock. As contacts do not affect
 * each other, each has its own store, which is copied at each step.
 */
function aVenue(contacts: number) {
  const clock = { nowMs: atMs(0) };
  const permits = memoryPermits(clock);
  const engines = Array.from({ length: contacts }, () =>
    anEngine({ contacts: [aContact()], links: [aLink()] }),
  );
  const inS360 = new Map<number, string>();
  let calls = 0;
  /** The queue starts with the link that was marked first. */
  const pending = new Map<number, true>();

  const engineAt = (contact: number) => {
    const engine = engines[contact];
    if (!engine) throw new Error(`no contact ${contact}`);
    return engine;
  };
  const portsOf = (contact: number): ExchangePorts => ({
    store: engineAt(contact).store,
    settings: engineAt(contact).settings,
    clock: { now: () => new Date(clock.nowMs) },
    client: {
      getContactData: notAsked,
      searchContact: notAsked,
      saveStructureContactData: notAsked,
      async saveIndividualContactData({ individualContactData }) {
        calls += 1;
        inS360.set(contact, String(individualContactData.individualFirstname));
        return { data: { contactNumber: '1000' }, answeredAt: new Date(clock.nowMs) };
      },
      close: () => undefined,
    },
    clientSettings: {
      ...DEFAULT_SETTINGS,
      institution: 'myvenue',
      assumptions: resolveAssumptions('myvenue'),
      baseUrl: BASE_URL,
      authentication: { kind: 'jwt', operator: 'o', partner: 'p', secret: 's' },
    },
    takePermit: (call) => permits.take(call),
    fence: async () => 1,
    clockOffsetMs: () => 0,
    tracing: untraced,
    isAnsweringOthers: () => false,
    noteAnswer: () => undefined,
    announce: () => undefined,
    pulls: { finish: notAsked, postpone: notAsked, postponeForContact: notAsked, giveUp: notAsked },
    trust: FULL_TRUST,
    storeExcluded: notAsked,
    notePullFailure: notAsked,
  });
  const push = (linkId: number, contact: number): Promise<WorkResult> =>
    performPush(
      { kind: 'push', linkId, lane: 'edit', attempts: 0, key: `link:${contact}` },
      portsOf(contact),
    );
  return {
    clock,
    permits,
    calls: () => calls,
    inS360,
    async edit(contact: number, firstName: string) {
      await engineAt(contact).edit('anna', { firstName }, clock.nowMs - atMs(0));
      pending.delete(contact);
      pending.set(contact, true);
    },
    /** Sends what is pending as permits allow, until the given moment or until nothing is left. */
    async sendUntil(untilMs: number) {
      for (;;) {
        const [next] = pending.keys();
        if (next === undefined) return;
        const result = await push(11, next);
        if (result.kind === 'noPermit') {
          if (clock.nowMs + result.waitMs > untilMs) return;
          clock.nowMs += result.waitMs;
        } else pending.delete(next);
      }
    },
    states: () => new Set(engines.map((engine) => engine.link().state)),
  };
}

it(`${CONTACTS} contacts with five edits each before S-360 accepts calls cost at most ${CONTACTS} calls`, async () => {
  const contacts = CONTACTS;
  const venue = aVenue(contacts);
  for (let edit = 1; edit <= EDITS; edit += 1) {
    for (let contact = 0; contact < contacts; contact += 1) {
      await venue.edit(contact, `Edit ${edit}`);
    }
    venue.clock.nowMs += 10_000;
  }
  await venue.sendUntil(Infinity);
  expect(venue.calls()).toBeLessThanOrEqual(contacts);
  expect(new Set(venue.inS360.values())).toEqual(new Set([`Edit ${EDITS}`]));
  expect(venue.inS360.size).toBe(contacts);
  expect(venue.states()).toEqual(new Set(['inSync']));
}, 120_000);

it('contacts that are edited while others are sent cost one call each, apart from the calls permitted meanwhile', async () => {
  const contacts = 500;
  const venue = aVenue(contacts);
  const random = randomFrom(11);
  const lastsMs = 3 * MINUTE_MS;
  const edits = Array.from({ length: contacts * EDITS }, (_none, index) => ({
    contact: index % contacts,
    ms: random.below(lastsMs),
  })).sort((a, b) => a.ms - b.ms);
  const last = new Map<number, string>();
  for (const { contact, ms } of edits) {
    await venue.sendUntil(atMs(ms));
    venue.clock.nowMs = atMs(ms);
    last.set(contact, `Edit at ${ms}`);
    await venue.edit(contact, `Edit at ${ms}`);
  }
  const meanwhile = venue.calls();
  await venue.sendUntil(Infinity);
  expect(meanwhile).toBeLessThanOrEqual(3 * (60 - RESERVE) + (60 - RESERVE));
  expect(venue.calls()).toBeLessThanOrEqual(contacts + meanwhile);
  expect(venue.calls()).toBeLessThan((contacts * EDITS) / 3);
  expect(venue.inS360).toEqual(last);
}, 60_000);
