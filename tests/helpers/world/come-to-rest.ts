import { workLeft } from '../invariants/rest';
import { accept } from './happenings';
import { waitingInVain } from './virtual-quarantine';
import type { World } from './world';

const MAX_ROUNDS = 60;
const MINUTE_MS = 60_000;

/** The remaining work; empty when everything is at rest. */
export async function leftToDo(world: World): Promise<string[]> {
  const configured = new Map(world.venues.map(({ code, settings }) => [code, settings.baseUrl]));
  const waiting = world.venues.flatMap(({ code, s360 }) =>
    s360.webhook.outbox.length > 0 || s360.contacts.untold.size > 0
      ? [`${code} has something to tell`]
      : [],
  );
  const unapplied = world.deliveries.some(({ applied }) => applied === null);
  return [
    ...waiting,
    ...(unapplied ? ['a delivery waits'] : []),
    ...(world.tasks.waiting() > 0 ? ['something is under way'] : []),
    ...workLeft(world.store.tables(), configured),
    ...(await waitingInVain(world.quarantine, world.store.tables())),
  ];
}

/** Lets all work in progress end. */
async function finishTasks({ random, tasks }: World): Promise<void> {
  while (tasks.waiting() > 0) await tasks.resume(random.below(tasks.waiting()));
}

async function applyAll(world: World): Promise<void> {
  for (const venue of world.venues) {
    for (const process of world.processes) {
      while (await process.apply(venue)) {
        const before = world.deliveries.filter(({ applied }) => applied === null).length;
        await finishTasks(world);
        const after = world.deliveries.filter(({ applied }) => applied === null).length;
        if (after === before) break;
      }
    }
  }
}

async function dispatchAll(world: World): Promise<void> {
  for (const { code } of world.venues) {
    for (const process of world.processes) {
      const dispatcher = process.dispatchers.get(code);
      await dispatcher?.keepLease();
      await finishTasks(world);
      for (let begun = 0; begun < 12 && (await dispatcher?.begin()); begun += 1) {
        if (world.random.chance(50)) await finishTasks(world);
      }
      await finishTasks(world);
    }
  }
}

/**
 * Without further actions of people and without faults, all payloads are delivered, due work is
 * done, and time passes. Returns what is left when that does not end.
 */
export async function comeToRest(world: World): Promise<string[]> {
  const { clock, random, venues } = world;
  world.faultPercent = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await finishTasks(world);
    for (const venue of venues) {
      venue.s360.webhook.cycle(random);
      for (const payload of venue.s360.webhook.outbox.splice(0)) accept(world, venue, payload);
    }
    await applyAll(world);
    await dispatchAll(world);
    for (const process of world.processes) {
      await process.evaluateAwaited();
      await finishTasks(world);
    }
    if ((await leftToDo(world)).length === 0) return [];
    clock.advance(random.oneOf([35_000, MINUTE_MS, 2 * MINUTE_MS, 11 * MINUTE_MS]));
  }
  return leftToDo(world);
}
