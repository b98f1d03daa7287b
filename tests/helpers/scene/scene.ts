import { startSimulator, type Simulator } from '../../simulator';
import { crmSide, type CrmSide } from './crm-side';
import { request, type HttpAnswer, type HttpRequest } from '../http';
import {
  LARGE_PAYLOADS,
  pluginInstitution,
  simulatedInstitution,
  WEBHOOK_KEY,
  type InstitutionSetup,
} from '../institutions/institutions';
import { s360Side, type CycleReport, type ReceivedCall, type S360Side } from './s360-side';
import { checkSceneAtEnd } from './end/end';
import type { Excuse } from './end/excuses';
import { twinsOf } from './twins';
import { startStrapi, type RunningStrapi, type StrapiOptions } from '../strapi/strapi';
import { pause, until } from '../waiting';

export interface SceneOptions {
  /** By default `myvenue` alone. */
  institutions?: readonly InstitutionSetup[];
  /** Settings of the plugin itself. */
  settings?: Record<string, unknown>;
  /** Attributes that the venue adds to the contact. */
  contactAttributes?: Record<string, unknown>;
  /** Whether the institutions have been in use for a long time, which is the default. */
  trust?: StrapiOptions['trust'];
  /** Codes of institutions without proven saves, although sending is started. */
  unproven?: readonly string[];
}

/** S-360 and Strapi, with webhooks between them. */
export interface Scene {
  crm: CrmSide;
  /** The S-360 side of one institution, by default the first one. */
  s360(code?: string): S360Side;
  running(): RunningStrapi;
  simulator(): Simulator;
  /** POSTs to the contact webhook with the right key. */
  delivers(body: unknown, code?: string): Promise<HttpAnswer>;
  /** Any request to the contact webhook. */
  posts(options: HttpRequest, code?: string): Promise<HttpAnswer>;
  /** POSTs to the order webhook with the right key. */
  deliversOrders(body: unknown, code?: string): Promise<HttpAnswer>;
  /** Any request to the order webhook. */
  postsOrders(options: HttpRequest, code?: string): Promise<HttpAnswer>;
  /** Advances the clock of S-360 without a webhook cycle. */
  timePasses(advanceMs: number): Promise<void>;
  /** One webhook cycle of every institution. */
  cycle(): Promise<CycleReport[]>;
  /** Waits until nothing is stored, pending, being sent, or queued. */
  settled(withinMs?: number): Promise<void>;
  /** Repeats cycles until nothing is in transit in either direction. */
  agreed(withinMs?: number): Promise<void>;
  s360Stops(): Promise<void>;
  /** Restarts S-360 on the same port with its earlier state. */
  s360Returns(): Promise<void>;
  strapiStops(): Promise<void>;
  /** Restarts Strapi on the same database, optionally with other settings or institutions. */
  strapiStarts(changed?: SceneOptions): Promise<void>;
  /** Lets the scene end in an exceptional state, which is then required. */
  excuse(excuse: Excuse): void;
  /** Checks the invariants at the end of every test (`scene-end`), and stops both sides. */
  end(): Promise<void>;
}

const MYVENUE: InstitutionSetup = { code: 'myvenue' };

/** More cycles than any exchange takes: the two sides echo each other. */
const MAX_ROUNDS = 500;
const USUAL_ROUNDS = 10;
const ROUND_MS = 25;

/** Starts a separate simulator and Strapi. */
export async function startScene(options: SceneOptions = {}): Promise<Scene> {
  const setups = options.institutions ?? [MYVENUE];
  let institutions = setups;
  let settings = options.settings;
  let contactAttributes = options.contactAttributes;
  let trust = options.trust;
  let simulator = await startSimulator({ institutions: setups.map(simulatedInstitution) });
  const { port, url } = simulator;
  const configured = () => institutions.map((setup) => pluginInstitution(setup, url));
  const asNow = () => ({
    institutions: configured(),
    ...(settings && { settings }),
    ...(contactAttributes && { contactAttributes }),
    ...(trust && { trust }),
    ...(options.unproven && { unproven: options.unproven }),
  });
  let running = await startStrapi(asNow());
  let strapiIsUp = true;
  let state = simulator.state();

  const received = new Map<string, ReceivedCall[]>(setups.map(({ code }) => [code, []]));
  const excuses: Excuse[] = [];
  const twins = twinsOf(() => (strapiIsUp ? running : null));
  /** Whatever S-360 has by now has its twins before the plugin hears of it. */
  const followS360 = async (...told: readonly unknown[]) => {
    const numbered = simulator
      .state()
      .institutions.map(({ contacts, orders }) => [contacts.changed, orders.orders]);
    await twins.follow(numbered, ...told);
  };
  /** Calls are still counted at the end, even when a side forgets them. */
  const noteCalls = async (code: string, side: S360Side) => {
    received.get(code)?.push(...(await side.calls()));
  };
  const sides = new Map(
    setups.map(({ code }) => {
      const side = s360Side(code, () => url);
      const forgetCalls = async () => {
        await noteCalls(code, side);
        await side.forgetCalls();
      };
      return [code, { ...side, forgetCalls }];
    }),
  );
  const firstCode = setups[0]?.code ?? MYVENUE.code;
  const s360 = (code = firstCode): S360Side => {
    const side = sides.get(code);
    if (!side) throw new Error(`no institution ${code} in this scene`);
    return side;
  };
  const webhookUrl = (code: string, stream: 'contacts' | 'orders' = 'contacts') =>
    `${running.url}/api/s360/${stream}/${code}`;
  const pointWebhooks = async () => {
    for (const [code, side] of sides) {
      const auth = { kind: 'apiKey', ...WEBHOOK_KEY };
      await side.webhook({
        contacts: { url: webhookUrl(code), auth, ...LARGE_PAYLOADS },
        orders: { url: webhookUrl(code, 'orders'), auth, ...LARGE_PAYLOADS },
      });
    }
  };
  const crm = crmSide(() => running);
  const posts = (given: HttpRequest, code = firstCode) =>
    request(webhookUrl(code), { method: 'POST', ...given });
  const postsOrders = (given: HttpRequest, code = firstCode) =>
    request(webhookUrl(code, 'orders'), { method: 'POST', ...given });
  const withKey = (json: unknown): HttpRequest => ({
    json,
    headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
  });
  const cycle = async () => {
    await followS360();
    return Promise.all([...sides.values()].map((side) => side.cycle()));
  };
  const settled = (withinMs?: number) =>
    until('nothing is stored, pending, being sent or wanted', () => isSettled(crm), withinMs).then(
      () => undefined,
    );
  await pointWebhooks();

  return {
    crm,
    s360,
    posts,
    cycle,
    settled,
    running: () => running,
    simulator: () => simulator,
    postsOrders,
    async delivers(json, code) {
      await followS360(json);
      return posts(withKey(json), code);
    },
    async deliversOrders(json, code) {
      await followS360(json);
      return postsOrders(withKey(json), code);
    },
    async agreed(withinMs) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        await settled(withinMs);
        const reports = await cycle();
        if (reports.every(({ payloads, waiting }) => payloads.length === 0 && waiting === 0))
          return;
        if (round > USUAL_ROUNDS) await pause(ROUND_MS);
      }
      throw new Error(`Something still travels after ${MAX_ROUNDS} cycles.`);
    },
    async timePasses(advanceMs) {
      const url = `${simulator.url}/__control__/clock`;
      const { status } = await request(url, { method: 'POST', json: { advanceMs } });
      if (status !== 200) throw new Error(`S-360's clock was not moved: ${status}`);
    },
    excuse: (excuse) => void excuses.push(excuse),
    async s360Stops() {
      for (const [code, side] of sides) await noteCalls(code, side);
      state = simulator.state();
      await simulator.stop();
    },
    async s360Returns() {
      simulator = await startSimulator({
        port,
        institutions: setups.map(simulatedInstitution),
        initialState: state,
      });
      await pointWebhooks();
    },
    async strapiStops() {
      await running.stop('keep');
      strapiIsUp = false;
    },
    async strapiStarts(changed = {}) {
      institutions = changed.institutions ?? institutions;
      settings = changed.settings ?? settings;
      contactAttributes = changed.contactAttributes ?? contactAttributes;
      trust = changed.trust ?? trust;
      const { folder } = running;
      running = await startStrapi({ ...asNow(), folder });
      strapiIsUp = true;
      await pointWebhooks();
    },
    async end() {
      try {
        const callsSoFar = async () => {
          for (const [code, side] of sides) await noteCalls(code, side);
          return received;
        };
        await checkSceneAtEnd({ running, sides, twins }, excuses, callsSoFar);
      } finally {
        try {
          if (strapiIsUp) await running.stop();
        } finally {
          await simulator.stop();
        }
      }
    },
  };
}

async function isSettled(crm: CrmSide): Promise<boolean> {
  const stored = await crm.deliveries({ state: { $in: ['stored', 'replay'] } });
  if (stored.length > 0) return false;
  const busy = await crm.links({ state: { $in: ['pending', 'sending'] } });
  if (busy.length > 0) return false;
  // Pulls that were given up remain visible to people.
  const wanted = [...(await crm.queuedPulls()), ...(await crm.queuedOrders())];
  return wanted.every(({ givenUpAt }) => givenUpAt !== null);
}
