import { NOBODY_ERASED } from '../builders/nobody-erased';
import { NO_BELONGINGS } from '../../../server/src/contacts/records';
import type { Observations } from '../../../server/src/contacts/model/merge/field-observation';
import { consentKey, consentValue } from '../../../server/src/contacts/model/merge/consents';
import { canonical } from '../../../server/src/contacts/model/mapping/canonical';
import type { ClockOffsets } from '../../../server/src/institutions/s360-clock';
import { newLink } from '../../../server/src/contacts/receive/new-records';
import { memoryContactStore } from '../builders/memory-contact-store';
import { EMPTY, type Tables } from '../builders/memory-tables';
import { changedNumbers } from '../invariants/numbers';
import { falselyInSync } from '../invariants/rest';
import { randomFrom } from '../runs/random';
import { crmProcess } from './crm-process';
import { EditLedger } from './edit-ledger';
import { createTasks } from './tasks';
import { drawVenue, WORLD_MAPPING, type Venue } from './venue';
import { virtualClock, type VirtualClock } from './virtual-clock';
import { virtualLeases } from './virtual-leases';
import { virtualPermits } from './virtual-permits';
import { virtualQuarantine } from './virtual-quarantine';
import { venueOf, type World } from './world';

const SECOND_MS = 1_000;

const PEOPLE = [
  { firstName: 'Anna', lastName: 'Keller', email: 'a@x.ch', mobilePhone: null, town: 'Bern' },
  {
    firstName: 'Bea',
    lastName: 'Meier',
    email: 'b@x.ch',
    mobilePhone: '079 111 22 33',
    town: null,
  },
  { firstName: 'Carla', lastName: 'Weber', email: 'c@x.ch', mobilePhone: null, town: 'Chur' },
] as const;

/** Draws a world with some contacts in sync. */
export function drawWorld(
  seed: number,
  { hasForms, trace }: { hasForms: boolean; trace: (what: string) => void },
): World {
  const random = randomFrom(seed);
  const clock = virtualClock();
  const ledger = new EditLedger();
  const isSmall = random.chance(70) && !hasForms;
  const codes = isSmall ? ['opera', 'museum'] : ['opera', 'museum', 'circus'];
  const allDated = random.chance(75);
  const venues = codes.map((code, position) =>
    drawVenue(code, {
      random,
      clock,
      allDated,
      // The first one keeps everything as it is written.
      hasForms: hasForms && position > 0,
      observer: {
        created: ({ contactNumber, createdFor }) =>
          ledger.createdAtS360(code, contactNumber, createdFor),
        set: ({ contactNumber, createdFor }, field, value) =>
          ledger.setAtS360(code, contactNumber, field, { value, createdFor }),
        overwritten: (contactNumber, field, put) =>
          ledger.overwritten(code, contactNumber, field, put),
      },
    }),
  );
  venues.filter(({ isDated }) => !isDated).forEach(({ code }) => ledger.undated.add(code));
  const firstValues: World['firstValues'] = new Map();
  const initial = inSync(venues, clock.now(), firstValues);
  clock.advance(60_000);
  const store = memoryContactStore(initial, clock.now);
  const leases = virtualLeases(clock);
  const world: World = {
    random,
    clock,
    tasks: createTasks(),
    store,
    venues,
    processes: [],
    leasesFor: leases,
    permits: new Map(
      venues.map(({ code, windows }) => [code, virtualPermits(code, windows, clock)]),
    ),
    deliveries: [],
    quarantine: virtualQuarantine(),
    clockOffsets: knownClocks(venues, clock),
    ledger,
    faultPercent: random.oneOf([0, 10, 25, 50]),
    calls: [],
    creates: [],
    allowancesSent: [],
    allowancesGiven: [],
    firstValues,
    violations: [],
    receiving: null,
    hasForms,
    trace,
  };
  ledger.observe({ before: EMPTY, after: store.tables(), received: null });
  store.afterCommit = (before, after) => {
    ledger.observe({ before, after, received: world.receiving });
    world.violations.push(
      ...changedNumbers(before, after),
      ...falselyInSync(before, after, (code) => venueOf(world, code).settings),
    );
  };
  world.processes = ['first', 'second'].map((holder) => crmProcess(world, holder));
  return world;
}

/** Links in sync have had answers, so the clock offset of S-360 is known to the second. */
function knownClocks(venues: readonly Venue[], clock: VirtualClock): ClockOffsets {
  const kept = new Map(
    venues.map(({ code, s360 }) => {
      const answeredAtMs = Math.floor(s360.contacts.nowMs() / SECOND_MS) * SECOND_MS;
      return [code, answeredAtMs - clock.ms()];
    }),
  );
  return {
    read: (code) => Promise.resolve(kept.get(code) ?? null),
    keep: (code, offsetMs) => Promise.resolve(void kept.set(code, offsetMs)),
  };
}

/** Some people with links in sync: the first two at all venues, the third at one. */
function inSync(venues: readonly Venue[], at: Date, firstValues: World['firstValues']): Tables {
  const tables = structuredClone(EMPTY);
  PEOPLE.forEach((person, index) => {
    const documentId = `person-${index + 1}`;
    const fields = { ...person };
    firstValues.set(documentId, fields);
    tables.contacts.push({ id: index + 1, documentId, type: 'individual', fields, updatedAt: at });
    tables.history.push({
      contactDocumentId: documentId,
      field: null,
      oldValue: null,
      newValue: null,
      cause: 'crm',
      causedBy: null,
      institution: null,
      changedAt: at,
    });
    for (const venue of index < 2 ? venues : venues.slice(0, 1)) linkUp(tables, venue, index, at);
  });
  return tables;
}

function linkUp(tables: Tables, { code, s360, settings }: Venue, index: number, at: Date): void {
  const person = PEOPLE[index];
  if (!person) return;
  const allowed = index === 0;
  const { contactNumber, modifiedAtMs } = s360.contacts.createdByOperator({
    values: { ...person },
    authorizations: { NEWS: allowed },
  });
  s360.contacts.untold.clear();
  const observed = (value: string | null) => ({
    base: value,
    remote: value,
    setAtMs: modifiedAtMs,
  });
  const observations: Observations = Object.fromEntries(
    WORLD_MAPPING.map(({ field, kind }) => [
      field,
      observed(canonical(kind, person[field as keyof typeof person], settings)),
    ]),
  );
  observations[consentKey('NEWS')] = observed(consentValue(allowed));
  const contactDocumentId = `person-${index + 1}`;
  const id = 10 * (tables.links.length + 1);
  const refused = () => Promise.reject(new Error('nothing is stored yet'));
  const ids = {
    newDocumentId: () => `link-${id}`,
    erased: NOBODY_ERASED,
    transaction: refused,
    knownNumbers: refused,
  };
  const of = { contactDocumentId, contactNumber, at };
  const link = { ...newLink(ids, settings, of), id, observations, belongings: NO_BELONGINGS };
  tables.links.push(link);
  tables.consents.push({
    id: id + 1,
    institution: code,
    contactDocumentId,
    code: 'NEWS',
    allowed,
    source: 's360',
    changedAt: at,
    changedByUser: null,
    wording: null,
  });
}
