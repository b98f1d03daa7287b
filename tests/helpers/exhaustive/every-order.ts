/** The parts of a world that is explored in every order of events. */
export interface Explored<World, Event> {
  start: World;
  /** The possible next events. */
  events(world: World): readonly Event[];
  /** The world after an event; `null` when the event changes nothing or is impossible. */
  after(world: World, event: Event): World | null;
  /** The same key for worlds with the same future. */
  keyOf(world: World): string;
  /** The problem of a world; `null` when there is none. */
  wrongIn(world: World): string | null;
}

export interface Fault<Event> {
  what: string;
  /** The shortest order of events that leads to it. */
  events: Event[];
}

export interface Exploration<Event> {
  /** The number of different worlds. */
  count: number;
  faults: Fault<Event>[];
}

interface Reached<World, Event> {
  world: World;
  event: Event | null;
  before: Reached<World, Event> | null;
}

const MAX_FAULTS = 3;

function pathTo<World, Event>(reached: Reached<World, Event>): Event[] {
  const events: Event[] = [];
  for (let at: Reached<World, Event> | null = reached; at !== null; at = at.before) {
    if (at.event !== null) events.unshift(at.event);
  }
  return events;
}

/**
 * Explores every order of up to the given number of events, breadth-first; worlds with the same
 * future are explored once. It stops at the first faults, which are the shortest.
 */
export function liveEveryOrder<World, Event>(
  explored: Explored<World, Event>,
  maxEvents: number,
): Exploration<Event> {
  const known = new Set([explored.keyOf(explored.start)]);
  const faults: Fault<Event>[] = [];
  let reached: Reached<World, Event>[] = [{ world: explored.start, event: null, before: null }];
  const note = (at: Reached<World, Event>): void => {
    const what = explored.wrongIn(at.world);
    if (what !== null) faults.push({ what, events: pathTo(at) });
  };
  reached.forEach(note);
  for (let depth = 0; depth < maxEvents && faults.length < MAX_FAULTS; depth += 1) {
    const next: Reached<World, Event>[] = [];
    for (const before of reached) {
      for (const event of explored.events(before.world)) {
        const world = explored.after(before.world, event);
        if (world === null) continue;
        const key = explored.keyOf(world);
        if (known.has(key)) continue;
        known.add(key);
        const at = { world, event, before };
        next.push(at);
        note(at);
        if (faults.length >= MAX_FAULTS) return { count: known.size, faults };
      }
    }
    reached = next;
  }
  return { count: known.size, faults };
}
