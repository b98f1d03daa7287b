import { echoes } from '../invariants/rest';
import { randomFrom } from '../runs/random';
import { isDated, wrongAtAnyTime, wrongAtRest } from './check-world';
import { comeToRest } from './come-to-rest';
import { replay } from './crm-process';
import { drawWorld } from './draw-world';
import { accept, happen } from './happenings';
import { decideInDoubt, retry } from './people';
import type { World } from './world';

export interface RunOptions {
  /** The number of events before everything comes to rest. */
  happenings?: number;
  /**
   * Whether some S-360 keep values in forms of their own and make people anonymous. Every call is
   * answered there.
   */
  hasForms?: boolean;
  /** Called with each event. */
  onTrace?: (what: string) => void;
}

const HAPPENINGS = 70;

/**
 * Runs a world until it is at rest; returns the violated invariants. The same seed is the same run,
 * and fewer events are a prefix of it.
 */
export async function runWorld(seed: number, options: RunOptions = {}): Promise<string[]> {
  const { happenings = HAPPENINGS, hasForms = false, onTrace } = options;
  const world = drawWorld(seed, {
    hasForms,
    trace: (what) => onTrace?.(`${world.clock.now().toISOString().slice(11, 23)} ${what}`),
  });
  return withRandom(seed, () => live(world, happenings));
}

async function live(world: World, happenings: number): Promise<string[]> {
  for (let count = 0; count < happenings; count += 1) await happen(world);
  world.trace('--- comes to rest');
  return (
    (await problemsAfter(world, () => true)) ??
    (await problemsAfter(world, tellWhatWasNotShown)) ??
    (await problemsAfter(world, operatorsDecide)) ??
    (await problemsAfter(world, reprocess)) ??
    (await problemsOfEchoes(world, { readsAllowed: true })) ??
    (await problemsOfEchoes(world, { readsAllowed: !isDated(world) || hasEnded(world) })) ??
    []
  );
}

/**
 * Performs an action, lets everything come to rest and checks it; `null` without problems or
 * without an effect of the action.
 */
async function problemsAfter(
  world: World,
  step: (world: World) => boolean | Promise<boolean>,
): Promise<string[] | null> {
  if (!(await step(world))) return null;
  const left = await comeToRest(world);
  const wrong = [
    ...left.map((what) => `does not come to rest: ${what}`),
    ...wrongAtAnyTime(world),
    // Until S-360 has sent everything again, only what it was seen to have can be equal.
    ...(hasShownAll(world) ? wrongAtRest(world) : []),
  ];
  return wrong.length > 0 ? wrong : null;
}

const hasShownAll = ({ venues }: World): boolean =>
  venues.every(({ s360 }) => s360.webhook.notShown.size === 0);

/** Sends dropped payloads again, completely. */
function tellWhatWasNotShown(world: World): boolean {
  if (hasShownAll(world)) return false;
  for (const { s360 } of world.venues) s360.webhook.resend([...s360.webhook.notShown]);
  return true;
}

/** A number whose link has ended is read again whenever a payload shows it. */
const hasEnded = ({ store }: World): boolean =>
  store.tables().links.some(({ state }) => state === 'ended');

/** Operators retry failures and decide about creates in doubt. */
async function operatorsDecide(world: World): Promise<boolean> {
  const left = world.store
    .tables()
    .links.filter(({ state }) => state === 'failed' || state === 'inDoubt');
  for (const { id, state } of left) {
    await (state === 'failed' ? retry(world, id) : decideInDoubt(world, id));
  }
  return left.length > 0;
}

/** Operators reprocess quarantined items. */
async function reprocess(world: World): Promise<boolean> {
  const items = world.quarantine.items();
  for (const item of items) {
    await world.tasks.start(world, `an operator replays item ${item.id}`, async (task) => {
      await replay(world, task, item);
    });
  }
  return items.length > 0;
}

/**
 * Every earlier payload arrives again: nothing is written and nothing is sent. With equal dates the
 * first round may pull to find the newer payload, the next one does not; without dates an old value
 * can never be told from a late one.
 */
async function problemsOfEchoes(
  world: World,
  { readsAllowed }: { readsAllowed: boolean },
): Promise<string[] | null> {
  const before = world.store.tables();
  const calls = world.calls.length;
  const dated = isDated(world);
  world.trace('--- echoes');
  for (const venue of world.venues) {
    const items = venue.s360.webhook.built.flatMap((payload) => payload.told);
    if (items.length === 0) continue;
    accept(world, venue, { body: JSON.stringify(items), told: [], contactNumbers: [] });
  }
  const problems = (await problemsAfter(world, () => true)) ?? [];
  const made = world.calls
    .slice(calls)
    .filter(({ method }) => dated && !(readsAllowed && method === 'getContactData'));
  problems.push(
    ...echoes(before, world.store.tables(), { dated }),
    ...made.map(({ method }) => `repeated payloads caused a call of ${method}`),
  );
  return problems.length > 0 ? problems : null;
}

/** Backoffs are random, here from the seed. */
async function withRandom<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const { random } = Math;
  const seeded = randomFrom(seed);
  Math.random = () => seeded.below(2 ** 31) / 2 ** 31;
  try {
    return await work();
  } finally {
    Math.random = random;
  }
}
