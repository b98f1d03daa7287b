import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../simulator';
import { crmSideOf, type CrmAccess } from '../crm-side';
import { request } from '../http';
import { pluginInstitution, simulatedInstitution, WEBHOOK_KEY } from '../institutions';
import { randomFrom, type Random } from '../random';
import { s360Side, type S360Side } from '../s360-side';
import { callAs, firstAdminToken } from '../strapi';
import { noDeeds, type Deeds } from '../venue-life/edits';
import { violations, type World } from '../venue-life/invariants';
import { createLife, type Life, type Place } from '../venue-life/life';
import { comeToRest } from '../venue-life/rest';
import { readTables } from '../venue-life/tables';
import { startKillable, type KillableStrapi } from './killable-strapi';
import { sqliteRows, type SqliteRows } from './sqlite-rows';

const INSTITUTIONS = ['myvenue', 'museum'] as const;

/** Times that a scenario is played until the process comes to a point. */
const MOST_ROUNDS = 12;

export interface LifeOptions {
  program: string;
  /** A database on which the app has been started before; it is copied. */
  templateFile: string;
  seed: number;
}

/** A CRM whose process is killed again and again, beside an S-360 that lives on. */
export interface KilledLife {
  /** Plays until the process has killed itself at the point; answers whether it did. */
  isKilledAt(point: string): Promise<boolean>;
  /** Plays so many rounds and answers the points that were passed in each. */
  records(rounds: number): Promise<string[][]>;
  /** Starts a new process on the same database, waits for rest, answers what is wrong then. */
  recovers(): Promise<string[]>;
  end(): Promise<void>;
}

/** Starts a simulator, a copy of the database and the first process. */
export async function startKilledLife(options: LifeOptions): Promise<KilledLife> {
  const life = new LifeOfKilledProcess(options);
  await life.start();
  return life;
}

class LifeOfKilledProcess implements KilledLife {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 's360-killed-'));
  readonly #databaseFile = path.join(this.#folder, 'data.db');
  readonly #random: Random;
  readonly #deeds: Deeds = noDeeds();
  readonly #database: SqliteRows;
  readonly #sides = new Map<string, S360Side>();
  #simulator: Simulator | null = null;
  #strapi: KillableStrapi | null = null;
  #access: CrmAccess | null = null;
  #token: string | null = null;
  #life: Life;
  readonly #place: Place;

  constructor(private readonly options: LifeOptions) {
    copyFileSync(options.templateFile, this.#databaseFile);
    this.#random = randomFrom(options.seed);
    this.#database = sqliteRows(this.#databaseFile);
    this.#place = this.#makePlace();
    this.#life = createLife(this.#place, {
      deeds: this.#deeds,
      random: this.#random,
      tag: `${options.seed}`,
    });
  }

  async start(): Promise<void> {
    this.#simulator = await startSimulator({
      institutions: INSTITUTIONS.map((code) => simulatedInstitution({ code })),
    });
    const { url } = this.#simulator;
    for (const code of INSTITUTIONS)
      this.#sides.set(
        code,
        s360Side(code, () => url),
      );
    await this.#startStrapi();
    for (let person = 0; person < 4; person += 1) await this.#life.s360Creates();
    await this.#life.bothInstitutionsCreate();
    const wrong = await this.#restAndCheck();
    if (wrong.length > 0) throw new Error(`before any kill: ${wrong.join('; ')}`);
  }

  async isKilledAt(point: string): Promise<boolean> {
    const strapi = this.#running();
    strapi.killAt(point);
    for (let round = 0; round < MOST_ROUNDS && strapi.isAlive(); round += 1) {
      await this.#playRound();
      await this.#untilIdle();
    }
    if (strapi.isAlive()) return false;
    return (await strapi.ended) === 'SIGKILL';
  }

  async records(rounds: number): Promise<string[][]> {
    const passed: string[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      this.#running().record();
      await this.#playRound();
      await this.#untilIdle();
      passed.push(await this.#running().passed());
    }
    return passed;
  }

  async recovers(): Promise<string[]> {
    await this.#running().ended;
    await this.#database.ageLeases();
    await this.#startStrapi();
    return this.#restAndCheck();
  }

  async end(): Promise<void> {
    if (this.#strapi?.isAlive()) await this.#strapi.stop();
    await this.#database.close();
    await this.#simulator?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #running(): KillableStrapi {
    if (!this.#strapi) throw new Error('Strapi was not started');
    return this.#strapi;
  }

  async #startStrapi(): Promise<void> {
    const simulatorUrl = this.#simulator?.url ?? '';
    const strapi = await startKillable({
      program: this.options.program,
      databaseFile: this.#databaseFile,
      institutions: INSTITUTIONS.map((code) => pluginInstitution({ code }, simulatorUrl)),
    });
    this.#strapi = strapi;
    // The token outlives the process; each login would cost a tenth of a second of hashing.
    this.#token ??= await firstAdminToken(strapi.url);
    this.#access = { admin: callAs(strapi.url, this.#token), rows: this.#database.rows };
    for (const [code, side] of this.#sides) {
      await side.webhook({
        contacts: { url: webhookUrl(strapi, code), auth: { kind: 'apiKey', ...WEBHOOK_KEY } },
      });
    }
  }

  #makePlace(): Place {
    const access = () => {
      if (!this.#access) throw new Error('Strapi was not started');
      return this.#access;
    };
    return {
      access,
      crm: crmSideOf(access),
      institutions: INSTITUTIONS,
      s360: (code) => {
        const side = this.#sides.get(code);
        if (!side) throw new Error(`there is no ${code}`);
        return side;
      },
      delivers: async (json, code) => {
        const headers = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };
        const url = webhookUrl(this.#running(), code);
        return (await request(url, { method: 'POST', json, headers })).status;
      },
    };
  }

  /** A little of everything, on both sides at once, in an order of its own. */
  async #playRound(): Promise<void> {
    const life = this.#life;
    life.looksAt(await readTables(this.#place.access()));
    const deeds = shuffled(this.#random, [
      life.crmCreates,
      life.crmEdits,
      life.crmDecidesConsent,
      life.s360Creates,
      life.s360Edits,
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

  /** Waits until the process has nothing to do, or is dead. */
  async #untilIdle(): Promise<void> {
    const strapi = this.#running();
    const death = new AbortController();
    const watch = strapi.ended.then(() => death.abort());
    const rest = comeToRest(this.#place, { signal: death.signal }).catch(rethrowUnless(strapi));
    await Promise.race([watch, rest]);
    await rest;
  }

  async #restAndCheck(): Promise<string[]> {
    try {
      const tables = await comeToRest(this.#place);
      const world: World = { tables, deeds: this.#deeds, s360: [] };
      for (const [code, side] of this.#sides) {
        world.s360.push({ code, contacts: await side.contacts(), calls: await side.calls() });
      }
      return violations(world);
    } catch (error) {
      return [
        `${error instanceof Error ? error.message : String(error)}\n${this.#running().log()}`,
      ];
    }
  }
}

const webhookUrl = ({ url }: KillableStrapi, code: string) => `${url}/api/s360/contacts/${code}`;

/** What fails because the process died is no failure; anything else is. */
const rethrowUnless = (strapi: KillableStrapi) => async (error: unknown) => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (strapi.isAlive()) throw error;
};

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const rest = [...items];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(random.below(rest.length), 1));
  return order;
}
