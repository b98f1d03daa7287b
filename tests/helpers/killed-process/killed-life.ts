import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom, shuffled, type Random } from '../runs/random';
import { noDeeds } from '../venue-life/edits';
import { violations } from '../venue-life/invariants';
import { createLife, type Life } from '../venue-life/life';
import { noteArrivals } from '../venue-life/lost-edits';
import { comeToRest } from '../venue-life/rest';
import { readTables } from '../venue-life/tables';
import type { KillableStrapi } from './killable-strapi';
import { startVenue, type Venue, type VenueOptions } from './venue';

/** How often a scenario is played until the process reaches a point. */
const MAX_ROUNDS = 30;

/** A CRM whose process is killed repeatedly, while S-360 keeps running. */
export interface KilledLife {
  /** Plays until the process has killed itself at the point; returns whether it did. */
  isKilledAt(point: string): Promise<boolean>;
  /** Plays the given number of rounds; returns the points passed in each. */
  records(rounds: number): Promise<string[][]>;
  /**
   * Sends SIGTERM in the middle of a round.
   * @param saveMs how long S-360 lets the next save at each institution wait
   */
  terminates(afterMs: number, saveMs?: number): Promise<Termination>;
  /** Starts a new process on the same database, waits for rest, and returns the violations. */
  recovers(): Promise<string[]>;
  end(): Promise<void>;
}

/** How a process ended after SIGTERM. */
export interface Termination {
  tookMs: number;
  /** The signal that ended it; `null` when it ended normally. */
  signal: NodeJS.Signals | null;
  /** Jobs that no other process may take over yet. */
  heldLeases: string[];
}

/** Starts a venue with two institutions and some contacts in sync. */
export async function startKilledLife({
  seed,
  ...options
}: Omit<VenueOptions, 'institutions'> & { seed: number }): Promise<KilledLife> {
  const venue = await startVenue({
    ...options,
    institutions: [{ code: 'myvenue' }, { code: 'museum' }],
  });
  const random = randomFrom(seed);
  const deeds = noDeeds();
  const life = createLife(venue.place, { deeds, random, tag: `${seed}` });

  async function restAndCheck(): Promise<string[]> {
    try {
      const world = await venue.atRest(deeds);
      const wrong = violations(world);
      if (wrong.length === 0) {
        noteArrivals(world);
        for (const code of venue.place.institutions) await venue.place.s360(code).forgetCalls();
      }
      return wrong;
    } catch (error) {
      return [`${error instanceof Error ? error.message : String(error)}\n${venue.strapi().log()}`];
    }
  }

  async function plays(): Promise<void> {
    life.looksAt(await readTables(venue.place.access()));
    await playRound(life, random);
    await untilIdle(venue);
  }

  for (let person = 0; person < 4; person += 1) await life.s360Creates();
  await life.bothInstitutionsCreate();
  const wrong = await restAndCheck();
  if (wrong.length > 0) throw new Error(`before any kill: ${wrong.join('; ')}`);

  return {
    async isKilledAt(point) {
      const strapi = venue.strapi();
      strapi.killAt(point);
      for (let round = 0; round < MAX_ROUNDS && strapi.isAlive(); round += 1) await plays();
      return !strapi.isAlive() && (await strapi.ended) === 'SIGKILL';
    },
    async records(rounds) {
      const passed: string[][] = [];
      for (let round = 0; round < rounds; round += 1) {
        venue.strapi().record();
        await plays();
        passed.push(await venue.strapi().passed());
      }
      return passed;
    },
    async terminates(afterMs, saveMs) {
      const strapi = venue.strapi();
      life.looksAt(await readTables(venue.place.access()));
      if (saveMs !== undefined) await slowsSaves(venue, saveMs);
      let isEnding = false;
      const round = playRound(life, random).catch((error: unknown) => {
        // A process that ends refuses or leaves unanswered what comes late.
        if (!isEnding) throw error;
      });
      await pause(afterMs);
      isEnding = true;
      const begun = performance.now();
      strapi.terminate();
      const signal = await strapi.ended;
      const tookMs = performance.now() - begun;
      await round;
      for (const code of venue.place.institutions) await venue.place.s360(code).recovers();
      return { tookMs, signal, heldLeases: await venue.heldLeases() };
    },
    async recovers() {
      await venue.startsAgain();
      return restAndCheck();
    },
    end: () => venue.end(),
  };
}

/** Some events of every kind on both sides at the same time, in random order. */
async function playRound(life: Life, random: Random): Promise<void> {
  const deeds = shuffled(random, [
    life.crmCreates,
    life.crmEdits,
    life.crmDecidesConsent,
    life.s360Creates,
    life.s360Edits,
    life.s360EditsTheLatest,
    life.s360DecidesConsent,
    life.bothEdit,
    life.payloadComesAgain,
    life.oddPayloadComes,
    life.cycle,
  ]);
  for (let at = 0; at < deeds.length; at += 2) {
    await Promise.all(deeds.slice(at, at + 2).map((deed) => deed()));
  }
  await life.cycle();
}

async function slowsSaves({ place }: Venue, ms: number): Promise<void> {
  const slow = { method: 'saveIndividualContactData', times: 1, kind: 'timeout', ms };
  for (const code of place.institutions) await place.s360(code).faults(slow);
}

/** Waits until the process is idle or killed. */
async function untilIdle(venue: Venue): Promise<void> {
  const strapi = venue.strapi();
  const death = new AbortController();
  const dies = strapi.ended.then(() => death.abort());
  const rests = comeToRest(venue.place, { signal: death.signal }).catch(rethrowUnlessDead(strapi));
  await Promise.race([dies, rests]);
  await rests;
}

/** An error because of the killed process is no failure; any other error is. */
const rethrowUnlessDead = (strapi: KillableStrapi) => async (error: unknown) => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (strapi.isAlive()) throw error;
};
