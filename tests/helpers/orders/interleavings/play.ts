import type { Scene } from '../../scene/scene';
import { randomFrom, shuffled, type Random } from '../../runs/random';
import { until } from '../../waiting';
import type { DrawnSales, Fate } from './draw';
import type { SalesAtVenue } from './venue';

type Step =
  | { kind: 'payload'; stream: 'contacts' | 'orders'; items: object[] }
  | { kind: 'fate'; fate: Fate };

/** The percentage of items that are repeated. */
const REPEATED = 25;
const MAX_ITEMS = 4;
const MAX_AT_ONCE = 3;

/**
 * Payloads of all items, shuffled, split and partly repeated, with events of contacts among them.
 */
function stepsOf({ fates, people }: DrawnSales, venue: SalesAtVenue, random: Random): Step[] {
  const contacts = people.flatMap((times, person) =>
    Array.from({ length: times }, () => venue.contactItem(person)),
  );
  const told = [
    ...contacts.map((item) => ({ stream: 'contacts' as const, item })),
    ...venue.orders.flatMap(({ items }) =>
      items.map((item) => ({ stream: 'orders' as const, item })),
    ),
  ];
  const items = told.flatMap((one) =>
    random.chance(REPEATED) ? [one, random.chance(50) ? inOtherWords(one) : one] : [one],
  );
  const steps: Step[] = [];
  const rest = shuffled(random, items);
  while (rest.length > 0) {
    const part = rest.splice(0, 1 + random.below(MAX_ITEMS));
    for (const stream of ['contacts', 'orders'] as const) {
      const own = part.filter((one) => one.stream === stream).map(({ item }) => item);
      if (own.length > 0) steps.push({ kind: 'payload', stream, items: own });
    }
  }
  const places = fates.map(() => random.below(steps.length + 1)).sort((a, b) => b - a);
  for (const [index, fate] of [...fates].reverse().entries()) {
    steps.splice(places[index] ?? 0, 0, { kind: 'fate', fate });
  }
  return steps;
}

/** The same order in another payload, with an unknown field. */
function inOtherWords<Told extends { stream: string; item: object }>(told: Told): Told {
  const isDetailed = told.stream === 'orders' && Object.keys(told.item).length > 1;
  return isDetailed ? { ...told, item: { ...told.item, toldAgain: true } } : told;
}

/**
 * Steps at the same moment, with at most one event of contacts, as each depends on the previous
 * one.
 */
function momentsOf(steps: readonly Step[], random: Random): Step[][] {
  const moments: Step[][] = [];
  const rest = [...steps];
  while (rest.length > 0) {
    const moment = rest.splice(0, 1 + random.below(MAX_AT_ONCE));
    const second = moment.findIndex(
      ({ kind }, index) =>
        kind === 'fate' && moment.slice(0, index).some((step) => step.kind === 'fate'),
    );
    if (second >= 0) rest.unshift(...moment.splice(second));
    moments.push(moment);
  }
  return moments;
}

/** Plays one interleaving to its end. */
export async function playInterleaving(
  scene: Scene,
  drawn: DrawnSales,
  venue: SalesAtVenue,
  seed: number,
): Promise<void> {
  const random = randomFrom(seed);
  for (const moment of momentsOf(stepsOf(drawn, venue, random), random)) {
    await Promise.all(moment.map((step) => play(scene, venue, step)));
  }
}

async function play(scene: Scene, venue: SalesAtVenue, step: Step): Promise<void> {
  switch (step.kind) {
    case 'payload': {
      const delivers = step.stream === 'orders' ? scene.deliversOrders : scene.delivers;
      expectStatus(await delivers(step.items, venue.code));
      return;
    }
    case 'fate':
      return meet(scene, venue, step.fate);
  }
}

async function meet(scene: Scene, venue: SalesAtVenue, fate: Fate): Promise<void> {
  switch (fate.kind) {
    case 'delete':
      return scene.crm.deletes(await arrived(scene, venue, fate.person));
    case 'merge': {
      const keep = await arrived(scene, venue, fate.keep);
      const remove = await arrived(scene, venue, fate.remove);
      const body = { remove, onTwoNumbers: 'unlinkRemoved' };
      expectStatus(await scene.running().admin('POST', `/s360/contacts/${keep}/merge`, body));
    }
  }
}

/** Its delivery waits for all earlier ones, from all drawings played at the same time. */
const QUEUED_MS = 120_000;

/** The document id of a person’s contact, which is delivered if it has not arrived yet. */
async function arrived(scene: Scene, venue: SalesAtVenue, person: number): Promise<string> {
  const number = venue.numberOf(person);
  const contact = () => scene.crm.contactOf(venue.code, number);
  if ((await contact()) === null) {
    expectStatus(await scene.delivers([venue.contactItem(person)], venue.code));
  }
  const { documentId } = await until(`contact ${number} has come`, contact, QUEUED_MS);
  return String(documentId);
}

function expectStatus({ body, status }: { status: number; body: unknown }): void {
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
}
