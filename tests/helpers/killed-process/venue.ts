import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import { startSimulator, type Simulator } from '../../simulator';
import { aConfiguration } from '../builders/configuration';
import { crmSideOf, type CrmAccess } from '../scene/crm-side';
import { sqliteFile } from '../databases/home';
import { request } from '../http';
import {
  pluginInstitution,
  simulatedInstitution,
  LARGE_PAYLOADS,
  WEBHOOK_KEY,
  type InstitutionSetup,
} from '../institutions/institutions';
import { s360Side, type S360Side } from '../scene/s360-side';
import { callAs, firstAdminToken } from '../strapi/strapi';
import { bothSides } from '../venue-life/both-sides';
import type { Deeds } from '../venue-life/edits';
import type { World } from '../venue-life/invariants';
import type { Place } from '../venue-life/place';
import { comeToRest } from '../venue-life/rest';
import { startKillable, type KillableStrapi } from './killable-strapi';
import { sqliteRows, type SqliteRows } from './sqlite-rows';

export interface VenueOptions {
  /** The child's program (`compileChild`). */
  program: string;
  /** A database of an app that was started before; it is copied. */
  templateFile: string;
  institutions: readonly [InstitutionSetup, ...InstitutionSetup[]];
  /** Settings of the plugin besides its institutions. */
  settings?: Record<string, unknown>;
}

/** A Strapi in a separate process next to an S-360 in this one, which outlives it. */
export interface Venue {
  place: Place;
  strapi(): KillableStrapi;
  /**
   * Starts a new process on the same database after the last one has ended; its leases expire unless
   * it had released them.
   */
  startsAgain(): Promise<void>;
  /** The jobs whose lease somebody holds. */
  heldLeases(): Promise<string[]>;
  /** Waits for rest; returns both sides. */
  atRest(deeds: Deeds): Promise<World>;
  end(): Promise<void>;
}

/** Strapi's tokens end after half an hour. */
const TOKEN_USED_FOR_MS = 15 * 60_000;

/** Creates a database by starting the app once, with its admin user. */
export async function makeTemplate(program: string, folder: string): Promise<string> {
  const databaseFile = path.join(folder, 'template.db');
  const strapi = await startKillable({
    program,
    database: sqliteFile(databaseFile),
    institutions: [],
  });
  await firstAdminToken(strapi.url);
  await strapi.stop();
  return databaseFile;
}

/** Starts a simulator, a copy of the database and the first process. */
export async function startVenue(options: VenueOptions): Promise<Venue> {
  const simulator = await startSimulator({
    institutions: options.institutions.map(simulatedInstitution),
  });
  const venue = new VenueInProcesses(options, simulator);
  await venue.starts();
  return venue;
}

class VenueInProcesses implements Venue {
  readonly place: Place;
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 's360-venue-'));
  readonly #databaseFile = path.join(this.#folder, 'data.db');
  readonly #database: SqliteRows;
  readonly #sides: Map<string, S360Side>;
  #strapi: KillableStrapi | null = null;
  #access: CrmAccess | null = null;
  #token: string | null = null;
  #tokenMadeAtMs = 0;

  constructor(
    private readonly options: VenueOptions,
    private readonly simulator: Simulator,
  ) {
    copyFileSync(options.templateFile, this.#databaseFile);
    this.#database = sqliteRows(this.#databaseFile);
    const codes = options.institutions.map(({ code }) => code);
    this.#sides = new Map(codes.map((code) => [code, s360Side(code, () => simulator.url)]));
    this.place = this.#makePlace();
  }

  strapi(): KillableStrapi {
    if (!this.#strapi) throw new Error('Strapi was not started');
    return this.#strapi;
  }

  async startsAgain(): Promise<void> {
    await this.strapi().ended;
    await this.#database.ageLeases();
    await this.starts();
  }

  heldLeases(): Promise<string[]> {
    return this.#database.heldLeases();
  }

  async starts(): Promise<void> {
    const strapi = await startKillable({
      program: this.options.program,
      database: sqliteFile(this.#databaseFile),
      settings: this.options.settings ?? {},
      institutions: this.options.institutions.map((setup) =>
        pluginInstitution(setup, this.simulator.url),
      ),
    });
    this.#strapi = strapi;
    const token = await this.#currentToken(strapi.url);
    this.#access = { admin: callAs(strapi.url, token), rows: this.#database.rows };
    for (const [code, side] of this.#sides) {
      await side.webhook({
        contacts: {
          url: this.#webhookUrl(code),
          auth: { kind: 'apiKey', ...WEBHOOK_KEY },
          ...LARGE_PAYLOADS,
        },
      });
    }
  }

  /** A token outlives the process, but only for a while; each login hashes for a tenth of a second. */
  async #currentToken(url: string): Promise<string> {
    if (this.#token === null || Date.now() - this.#tokenMadeAtMs > TOKEN_USED_FOR_MS) {
      this.#token = await firstAdminToken(url);
      this.#tokenMadeAtMs = Date.now();
    }
    return this.#token;
  }

  async atRest(deeds: Deeds): Promise<World> {
    const tables = await comeToRest(this.place);
    const s360: World['s360'] = [];
    for (const [code, side] of this.#sides) {
      s360.push({ code, contacts: await side.contacts(), calls: await side.calls() });
    }
    const sides = s360.map(({ code, contacts }) => ({
      settings: this.#settingsOf(code),
      contacts,
    }));
    return { tables, deeds, s360, both: bothSides(tables, sides) };
  }

  async end(): Promise<void> {
    if (this.#strapi?.isAlive()) await this.#strapi.stop();
    await this.#database.close();
    await this.simulator.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The plugin’s settings of the institution as Strapi reads them. */
  #settingsOf(code: string): ContactSettings {
    const setups = this.options.institutions.map((setup) =>
      pluginInstitution(setup, this.simulator.url),
    );
    const { institutions } = readConfiguration(aConfiguration({ institutions: setups }));
    const configured = institutions.find((institution) => institution.code === code);
    if (!configured) throw new Error(`there is no ${code}`);
    const isOnly = institutions.length === 1;
    return institutionFrom(configured, { isOnly, phoneCountry: null }).contacts;
  }

  #webhookUrl(code: string): string {
    return `${this.strapi().url}/api/s360/contacts/${code}`;
  }

  #makePlace(): Place {
    const access = () => {
      if (!this.#access) throw new Error('Strapi was not started');
      return this.#access;
    };
    const [first, ...others] = this.options.institutions;
    return {
      access,
      crm: crmSideOf(access),
      institutions: [first.code, ...others.map(({ code }) => code)],
      s360: (code) => {
        const side = this.#sides.get(code);
        if (!side) throw new Error(`there is no ${code}`);
        return side;
      },
      delivers: async (json, code) => {
        const headers = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };
        return (await request(this.#webhookUrl(code), { method: 'POST', json, headers })).status;
      },
    };
  }
}
