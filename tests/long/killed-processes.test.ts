import { CONTACT_HISTORY_UID, CONTACT_LINK_UID, CONTACT_UID } from '../../server/src/contracts';
import { SERVERS } from '../databases/servers';
import { startTemporary, type TemporaryServer } from '../databases/temporary-server';
import { type Carrier, startCarrier } from '../helpers/carriers/carriers';
import { pluginInstitution } from '../helpers/institutions/institutions';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../helpers/killed-process/killable-strapi';
import { modulesOf } from '../helpers/strapi/modules';
import { OWN_PAYLOADS } from '../helpers/scene/end/excuses';
import { randomFrom, seedOfRun } from '../helpers/runs/random';
import { startScene, type Scene } from '../helpers/scene/scene';
import { pause, until } from '../helpers/waiting';

const CALLS = 90;
const PER_MS = 15_000;
const SETUP = {
  code: 'myvenue',
  plugin: { limits: [{ scope: 'service', calls: CALLS, perMs: PER_MS }] },
};
const PROCESSES = 3;
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 15);
const TAKEOVER_MS = 60_000;
const RECEIVING_MS = 20_000;
/** After the return of a database. */
const INTAKE_MS = 5_000;

/** The end of the database's connections ends a save with an error, which its user sees. */
const mayFail = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch {
    return null;
  }
};

describe.each(['database', 'bullmq'] as const)(
  'three processes on PostgreSQL, woken by way of %s',
  (carriedBy) => {
    const random = randomFrom(seedOfRun());
    const environment = { ...process.env };
    let server: TemporaryServer;
    let carrier: Carrier;
    let scene: Scene;
    let program: string;
    let workers: KillableStrapi[];
    const savedNames: string[] = [];
    const contactNumbers: string[] = [];

    beforeAll(async () => {
      const postgres = SERVERS.find(({ client }) => client === 'postgres');
      const started = postgres ? await startTemporary(postgres) : null;
      if (started === null) throw new Error('This test needs the programs of PostgreSQL.');
      server = started;
      // What a commit has promised must outlast a crash of the server.
      Object.assign(process.env, server.variables, { DATABASE_SYNCHRONOUS: 'ON' });
      delete process.env.S360_PREPARED_DATABASE;
      carrier = await startCarrier(carriedBy);
      program = compileChild();
      scene = await startScene({
        institutions: [SETUP],
        settings: { ...settings(), backgroundWork: false },
      });
      workers = await Promise.all(Array.from({ length: PROCESSES }, newWorker));
    });
    afterAll(async () => {
      try {
        await scene.end();
        for (const worker of workers) await worker.stop();
      } finally {
        await Promise.all(workers.map((worker) => worker.kill()));
        await carrier.end();
        await server.stop();
      }
      const names = [...Object.keys(server.variables), 'DATABASE_SYNCHRONOUS'];
      for (const name of names) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, environment);
    });

    /** A full queue is no bulk change that waits for approval. */
    const settings = () => ({ wake: carrier.wake, bulkGuard: { links: 10_000 } });
    const newWorker = () =>
      startKillable({
        program,
        database: { ...server.variables, ...scene.running().database },
        institutions: [pluginInstitution(SETUP, scene.simulator().url)],
        settings: settings(),
      });
    const isInS360 = async (name: string) =>
      JSON.stringify(await scene.s360().contacts()).includes(name);
    /** What the database has of a name that S-360 lacks. */
    async function whatIsKnownOf(name: string) {
      const { db } = scene.running().strapi;
      const contactDocumentId = `${carriedBy}${name}`;
      const find = (uid: string, where: object) =>
        db.query(uid).findMany({ where }) as Promise<{ state?: string }[]>;
      return {
        name,
        contacts: await find(CONTACT_UID, { documentId: contactDocumentId }),
        links: await find(CONTACT_LINK_UID, { contactDocumentId }),
        history: await find(CONTACT_HISTORY_UID, { contactDocumentId }),
      };
    }
    /** A process that ends between the note of a create and its call leaves a question to a person. */
    const isInDoubt = ({ state }: { state?: string }) => state === 'inDoubt';
    const areLost = () => workers.filter((worker) => !worker.isAlive()).map(({ log }) => log());

    /**
     * Past the document service: it emits its event in a promise that nobody handles, so that a lost
     * connection would end this process.
     */
    async function saves(name: string): Promise<void> {
      const data = { documentId: `${carriedBy}${name}`, type: 'individual', lastName: name };
      const query = scene.running().strapi.db.query('plugin::s360.contact');
      if ((await mayFail(() => query.create({ data }))) !== null) savedNames.push(name);
    }

    /** Edits on both sides, and a webhook cycle that a crash may refuse. */
    async function life(round: number): Promise<void> {
      await Promise.all(
        Array.from({ length: 12 }, (_none, index) => saves(`Save${round}x${index}`)),
      );
      for (let index = 0; index < 4; index += 1) {
        const name = `Box${round}x${index}`;
        const known = random.chance(50)
          ? contactNumbers[random.below(contactNumbers.length)]
          : undefined;
        if (known === undefined)
          contactNumbers.push(await scene.s360().creates({ lastName: name }));
        else await scene.s360().changes(known, { lastName: name });
      }
      await scene.cycle();
    }

    async function worst(): Promise<string> {
      if (random.chance(30)) {
        await server.crashes();
        await until(
          'deliveries are taken again',
          async () => (await delivers()) === 200,
          INTAKE_MS,
        );
        return 'the database';
      }
      if (carriedBy === 'bullmq' && random.chance(30)) {
        await carrier.breaks(scene.running().strapi);
        await pause(random.below(2_000));
        await carrier.mend();
        return 'Redis';
      }
      const which = random.below(PROCESSES);
      await workers[which]?.kill();
      workers[which] = await newWorker();
      return `process ${which}`;
    }

    const delivers = async () => (await scene.delivers([])).status;

    it('lose and double nothing, whichever ends, and keep to the limits of calls', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const [, ended] = await Promise.all([life(round), pause(random.below(1_500)).then(worst)]);
        expect({ round, ended, areLost: areLost() }).toEqual({ round, ended, areLost: [] });
      }
      // A crash between a contact and its history leaves the rest to the next sweep.
      await modulesOf(scene.running().strapi).sweep.run(new Date(0));
      await scene.agreed(300_000);
      const inS360 = JSON.stringify(await scene.s360().contacts());
      const missing = savedNames.filter((name) => !inS360.includes(`"${name}"`));
      const known = await Promise.all(missing.map(whatIsKnownOf));
      expect(known.filter(({ links }) => !links.some(isInDoubt))).toEqual([]);
      expect(savedNames.length).toBeGreaterThan(ROUNDS * 6);
    });

    it('make at least 95% of the permitted calls while the queue is full', async () => {
      const query = scene.running().strapi.db.query('plugin::s360.contact');
      const rows = Array.from({ length: 400 }, (_none, index) => ({
        documentId: `${carriedBy}queue${index}`,
        type: 'individual',
        lastName: `Queue${index}`,
      }));
      await query.createMany({ data: rows });
      await scene.agreed(120_000);
      const sentAt = (await scene.s360().saves())
        .filter(({ body }) => JSON.stringify(body).includes('Queue'))
        .map((call) => Date.parse(call.at))
        .toSorted((one, other) => one - other);
      const [first = 0, afterThreeWindows = Infinity] = [sentAt[CALLS], sentAt[4 * CALLS]];
      expect(afterThreeWindows - first).toBeLessThan((3 * PER_MS) / 0.95);
    });

    it('are taken over by a new process: sending within 60 s, receiving within 20 s', async () => {
      scene.excuse(OWN_PAYLOADS);
      await Promise.all(workers.map((worker) => worker.kill()));
      const killedAt = Date.now();
      workers = [await newWorker()];
      await scene.crm.creates({ lastName: 'Taken Over' });
      const contactNumber = '9000000';
      const individualContact = { individualLastname: 'Received' };
      await scene.delivers([{ contactNumber, type: 'INDIVIDUAL', individualContact }]);
      await until(
        'the delivery is applied',
        async () => (await scene.crm.deliveries({ state: 'stored' })).length === 0,
        TAKEOVER_MS,
      );
      expect(Date.now() - killedAt).toBeLessThan(RECEIVING_MS);
      await until('the save is sent', () => isInS360('Taken Over'), TAKEOVER_MS);
      expect(Date.now() - killedAt).toBeLessThan(TAKEOVER_MS);
    });
  },
);
