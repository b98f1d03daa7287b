import type { LinkRecord } from '../../../server/src/contacts/records';
import type { Random } from '../runs/random';
import { crmProcess } from './crm-process';
import {
  answerConsent,
  createContact,
  deleteContact,
  editContact,
  retry,
  queuePull,
} from './people';
import type { Payload } from './s360-webhook';
import { typedAlone, valuesElsewhere, valuesHere, valuesThere } from './typed-alone';
import type { Venue } from './venue';
import type { World } from './world';

type Values = Record<string, readonly [string | null, ...(string | null)[]]>;

const VALUES: Values = {
  firstName: ['Anna', 'Bea', 'Carla', null],
  lastName: ['Keller', 'Meier', 'Weber'],
  email: ['a@x.ch', 'b@x.ch', 'd@x.ch', 'e@x.ch', null],
  mobilePhone: ['079 111 22 33', '+41791112233', '+41 79 444 55 66', '0794445566', null],
  town: ['Bern', 'Basel', 'Chur', null],
};
/** Values that occur only in S-360: placeholders. */
const VALUES_AT_S360: Values = {
  ...VALUES,
  lastName: ['Keller', 'Meier', 'Weber', 'UNDEFINED'],
  town: ['Bern', 'Basel', 'Chur', '-', null],
};
/** Longer than some S-360 keep. */
const LONG: Values = {
  firstName: ['Maria Alexandra Katharina Theodora Friederike'],
  town: ['Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson'],
};
const FIELDS = ['firstName', 'lastName', 'email', 'mobilePhone', 'town', 'town'] as const;
const CODES = ['NEWS', 'POST'] as const;

function someValues(random: Random, values: Values): Record<string, string | null> {
  const fields = Array.from({ length: 1 + random.below(2) }, () => random.oneOf(FIELDS));
  return Object.fromEntries(fields.map((field) => [field, random.oneOf(values[field] ?? [null])]));
}

/** What a person types; where S-360 has forms, also something long. */
function typedValues({ hasForms, random }: World, values: Values): Record<string, string | null> {
  return someValues(random, hasForms && random.chance(30) ? LONG : values);
}

function oneIn<T>(random: Random, list: readonly T[]): T | undefined {
  return list[random.below(Math.max(list.length, 1))];
}

/** Time passes: usually a little, sometimes past deadlines, leases and backoffs. */
function passTime({ clock, random }: World): void {
  if (random.chance(85)) clock.advance(random.below(60));
  else if (random.chance(70)) clock.advance(random.below(2500));
  else clock.advance(random.below(70_000));
}

const livePeople = ({ contacts }: Venue['s360']) =>
  contacts.all().filter(({ isAnonymous }) => !isAnonymous);

/** S-360 makes somebody anonymous whom the CRM has known. */
function anonymiseThere(world: World, { code, s360 }: Venue): void {
  const { random, trace } = world;
  const contact = oneIn(random, livePeople(s360));
  if (!contact || valuesHere(world, code, contact.contactNumber).length === 0) return;
  trace(`${code}/${contact.contactNumber} becomes anonymous`);
  s360.contacts.anonymised(contact.contactNumber);
}

async function editHere(world: World): Promise<void> {
  const contact = oneIn(world.random, world.store.tables().contacts);
  if (!contact) return;
  const { documentId } = contact;
  const changes = typedAlone(world, typedValues(world, VALUES), valuesThere(world, documentId));
  world.trace(`CRM edit of ${contact.documentId}: ${JSON.stringify(changes)}`);
  await editContact(world, contact.documentId, changes);
}

function editThere(world: World, { code, s360 }: Venue): void {
  const contact = oneIn(world.random, livePeople(s360));
  if (!contact) return;
  const { contactNumber } = contact;
  const typed = someValues(world.random, VALUES_AT_S360);
  const values = typedAlone(world, typed, valuesElsewhere(world, code, contactNumber));
  world.trace(`edit at ${code}/${contact.contactNumber}: ${JSON.stringify(values)}`);
  s360.contacts.changedByOperator(contact.contactNumber, { values, authorizations: {} });
}

const NEW_PEOPLE = {
  lastName: ['Keller', 'Meier', 'Weber', 'Zoller'],
  email: ['f@x.ch', 'g@x.ch', 'c@x.ch', null],
} as const satisfies Values;

/** A new person, sometimes one that the other side has, too. */
function newPerson(random: Random, values: Values): Record<string, string | null> {
  return {
    firstName: random.oneOf(values.firstName ?? [null]),
    lastName: random.oneOf(NEW_PEOPLE.lastName),
    email: random.oneOf(NEW_PEOPLE.email),
    mobilePhone: null,
    town: random.oneOf(values.town ?? [null]),
  };
}

async function createHere(world: World): Promise<void> {
  if (world.store.tables().contacts.length >= 8) return;
  const fields = newPerson(world.random, VALUES);
  world.trace(`CRM create: ${JSON.stringify(fields)}`);
  await createContact(world, fields);
}

/** A person in the CRM without a number at the institution. */
function someoneWithoutNumber(world: World, code: string): Record<string, string | null> | null {
  const { contacts, links } = world.store.tables();
  const link = oneIn(
    world.random,
    links.filter(
      ({ contactNumber, institution }) => contactNumber === null && institution === code,
    ),
  );
  return contacts.find(({ documentId }) => documentId === link?.contactDocumentId)?.fields ?? null;
}

function createThere(world: World, venue: Venue): void {
  const { code, s360 } = venue;
  const { random, trace } = world;
  if (s360.contacts.all().length >= 7) return;
  const twin = random.chance(60) ? someoneWithoutNumber(world, code) : null;
  const values = twin ?? newPerson(random, VALUES_AT_S360);
  const { contactNumber } = s360.contacts.createdByOperator({
    values,
    authorizations: random.chance(30) ? { NEWS: random.chance(50) } : {},
  });
  trace(`create at ${code}/${contactNumber}: ${JSON.stringify(values)}`);
  if (!twin) return;
  // Sent at once, while the same person is being created from the CRM.
  const { built, outbox } = s360.webhook;
  s360.webhook.cycle(random);
  const last = built.at(-1);
  if (last) accept(world, venue, last);
  if (outbox.at(-1) === last) outbox.pop();
}

async function answerHere(world: World, link: LinkRecord | undefined): Promise<void> {
  if (!link) return;
  const { random } = world;
  const code = random.oneOf(CODES);
  const answer = { code, allowed: random.chance(50), person: random.chance(80) };
  world.trace(`CRM consent of link ${link.id}: ${JSON.stringify(answer)}`);
  await answerConsent(world, link.id, answer);
}

function answerThere(world: World, { code, s360 }: Venue): void {
  const contact = oneIn(world.random, livePeople(s360));
  if (!contact) return;
  const authorizations = { [world.random.oneOf(CODES)]: world.random.chance(50) };
  world.trace(`consent at ${code}/${contact.contactNumber}: ${JSON.stringify(authorizations)}`);
  s360.contacts.changedByOperator(contact.contactNumber, { values: {}, authorizations });
}

/** S-360 posts a payload, and the CRM stores it. */
export function accept(world: World, venue: Venue, payload: Payload): void {
  const id = world.deliveries.length + 1;
  world.trace(`delivery ${id} from ${venue.code}: ${payload.body}`);
  world.deliveries.push({
    id,
    institution: venue.code,
    stream: 'contacts',
    body: payload.body,
    byteLength: 2,
    origin: 'webhook',
    isReplay: false,
    receivedAt: world.clock.now(),
    traceparent: null,
    applied: null,
  });
}

/** Waiting payloads arrive in any order, some twice, some never, and old ones again. */
function deliver(world: World, venue: Venue): void {
  const { random } = world;
  const { built, notShown, outbox } = venue.s360.webhook;
  if (outbox.length === 0 || random.chance(20)) {
    const repeated = oneIn(random, built);
    if (repeated) accept(world, venue, repeated);
    return;
  }
  const index = random.chance(70) ? 0 : random.below(outbox.length);
  const payload = outbox[index];
  if (!payload) return;
  if (random.chance(5)) {
    world.trace(`${venue.code} drops a payload`);
    payload.contactNumbers.forEach((contactNumber) => notShown.add(contactNumber));
  } else {
    accept(world, venue, payload);
  }
  // A refused payload keeps waiting, although the CRM may have stored it.
  if (random.chance(85)) outbox.splice(index, 1);
}

async function dispatch(world: World, { code }: Venue): Promise<void> {
  const dispatcher = oneIn(world.random, world.processes)?.dispatchers.get(code);
  if (!dispatcher) return;
  if (world.random.chance(50)) await dispatcher.keepLease();
  await dispatcher.begin();
}

function crash(world: World): void {
  const { processes, random, tasks } = world;
  const index = random.below(processes.length);
  const dying = processes[index];
  if (!dying) return;
  world.trace(`${dying.holder} dies`);
  tasks.crash(dying);
  processes[index] = crmProcess(world, `${dying.holder}'`);
}

async function operate(world: World, link: LinkRecord | undefined): Promise<void> {
  if (!link) return;
  world.trace(`an operator looks at link ${link.id}`);
  if (link.state === 'failed') await retry(world, link.id);
  else await queuePull(world, link.id);
}

async function remove(world: World): Promise<void> {
  const contact = oneIn(world.random, world.store.tables().contacts);
  if (!contact) return;
  world.trace(`CRM delete of ${contact.documentId}`);
  await deleteContact(world, contact.documentId);
}

/** Lets one random event happen. */
export async function happen(world: World): Promise<void> {
  const { random, tasks } = world;
  passTime(world);
  if (tasks.waiting() > 0 && random.chance(55)) {
    await tasks.resume(random.below(tasks.waiting()));
    return;
  }
  const venue = oneIn(random, world.venues);
  if (!venue) return;
  if (world.hasForms && random.chance(1)) return anonymiseThere(world, venue);
  const link = oneIn(random, world.store.tables().links);
  const draw = random.below(100);
  if (draw < 16) await editHere(world);
  else if (draw < 30) editThere(world, venue);
  else if (draw < 33) await createHere(world);
  else if (draw < 36) createThere(world, venue);
  else if (draw < 39) await answerHere(world, link);
  else if (draw < 42) answerThere(world, venue);
  else if (draw < 52) venue.s360.webhook.cycle(random);
  else if (draw < 64) deliver(world, venue);
  else if (draw < 73) await oneIn(random, world.processes)?.apply(venue);
  else if (draw < 74) await oneIn(random, world.processes)?.evaluateAwaited();
  else if (draw < 95) await dispatch(world, venue);
  else if (draw < 97) crash(world);
  else if (draw < 99) await operate(world, link);
  else if (random.chance(30)) await remove(world);
}

/** Every value that people type, by field. */
export const typedEverywhere = (field: string): readonly string[] =>
  [VALUES_AT_S360, VALUES, LONG, NEW_PEOPLE].flatMap((values: Values) =>
    (values[field] ?? []).flatMap((value) => value ?? []),
  );
