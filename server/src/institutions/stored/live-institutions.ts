import { AsyncResource } from 'node:async_hooks';
import type { InstitutionSource } from '../../contracts/institutions/institution-settings';
import { describeError } from '../../kernel/describe-error';
import type { Institution } from '../institution';
import type { InstitutionRegistry } from '../registry';
import type { StoredInstitutions } from './database/store';
import { nameIn, type StoredInstitution } from './records';
import { decryptSecrets, joinSecrets } from './secrets';
import type { Vault } from './vault';

/** An institution in use, with its configuration, which contains secrets. */
export interface InUse<Configured> {
  configured: Configured;
  institution: Institution;
}

/** A configuration that was checked. */
export type Checked<Configured> =
  ({ kind: 'valid' } & InUse<Configured>) | { kind: 'invalid'; problems: string[] };

/**
 * The institutions in use: those of the configuration, and those that people manage in the admin
 * panel, which count where both have the same code.
 */
export interface LiveInstitutions<Configured> {
  registry: InstitutionRegistry;
  find(code: string): InUse<Configured> | null;
  /** The institution as it would be without changes of single settings. */
  withoutChanges(code: string): InUse<Configured> | null;
  /** Why changes of single settings cannot be used; empty when they can. */
  problemsOfChanges(code: string): readonly string[];
  /** What the configuration of the host says, whether it counts or not. */
  inConfiguration(code: string): InUse<Configured> | null;
  allInConfiguration(): Configured[];
  sourceOf(code: string): InstitutionSource;
  /** The institutions that should be in use, but cannot. */
  unusable(): { code: string; name: string }[];
  /** Why a stored institution cannot be used; empty when it can. */
  problemsOf(code: string): readonly string[];
  /** Whether the key that encrypted the secrets of a stored institution is the present one. */
  areSecretsReadable(code: string): boolean;
  /** Checks the configuration of an institution; it has to agree with the others. */
  check(configuration: unknown, code: string): Checked<Configured>;
  /** Notes that S-360 has used this one of the webhook secrets that are accepted. */
  noteUse(code: string, position: number): void;
  /**
   * Reads what was changed in this or another process, and has it followed. Call it after every
   * change, and regularly.
   */
  reload(): Promise<void>;
  /** The listener is called after institutions were changed, outside of requests. */
  onChange(listener: () => Promise<void>): void;
}

/** Changes of single settings, which people make on top of either source. */
export interface SettingChanges<Configured> {
  /** The revision of each institution's changes, by code. */
  revisions(): Promise<ReadonlyMap<string, string>>;
  all(): Promise<ReadonlyMap<string, SettingChange<Configured>>>;
}

interface SettingChange<Configured> {
  revision: string;
  change(configured: Configured): Configured;
}

interface LivePorts<Configured> {
  fromConfiguration: readonly InUse<Configured>[];
  store: StoredInstitutions;
  changes: SettingChanges<Configured>;
  vault: Vault;
  /** Checks a configuration; the others are those that it has to agree with. */
  check(configuration: unknown, others: readonly Institution[]): Checked<Configured>;
  now(): Date;
  log: { error(message: string): void };
}

interface Loaded<Configured> {
  name: string;
  revision: string;
  isActive: boolean;
  checked: Checked<Configured>;
  isReadable: boolean;
  webhookSecretIds: readonly number[];
}

interface Changed<Configured> {
  revision: string;
  from: InUse<Configured>;
  checked: Checked<Configured>;
}

const isSameRevisions = (
  read: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, { revision: string }>,
): boolean =>
  read.size === known.size &&
  [...read].every(([code, revision]) => known.get(code)?.revision === revision);

const problemsIn = (loaded: { checked: Checked<unknown> } | undefined): readonly string[] =>
  loaded?.checked.kind === 'invalid' ? loaded.checked.problems : [];

/** The last use is written at most this often. */
const USE_NOTED_EVERY_MS = 60_000;

const UNREADABLE =
  'its secrets were encrypted with another key (secrets.encryptionKey in config/admin): put that key back, or enter the secrets again';

export function liveInstitutions<Configured>(
  ports: LivePorts<Configured>,
): LiveInstitutions<Configured> {
  const { log, store, vault } = ports;
  const configured = new Map(ports.fromConfiguration.map((one) => [one.institution.code, one]));
  let stored = new Map<string, Loaded<Configured>>();
  let changed = new Map<string, Changed<Configured>>();
  /** Those whose settings are valid, with the disabled ones. */
  let usable = new Map(configured);
  let inUse: ReadonlyMap<string, InUse<Configured>> = configured;
  let isFollowed = true;
  const listeners: (() => Promise<void>)[] = [];
  const usedAtMs = new Map<number, number>();

  const check = (configuration: unknown, code: string): Checked<Configured> => {
    const others = [...usable].filter(([other]) => other !== code);
    return ports.check(
      configuration,
      others.map(([, { institution }]) => institution),
    );
  };

  function load({
    code,
    isActive,
    revision,
    secrets,
    settings,
  }: StoredInstitution): Loaded<Configured> {
    const clear = decryptSecrets(secrets, vault);
    const readable = [clear.s360, ...clear.webhook, clear.proxy].filter((one) => one !== null);
    const name = nameIn(settings);
    const isReadable = readable.length === secrets.length;
    const checked: Checked<Configured> = isReadable
      ? check(joinSecrets(settings, clear), code)
      : { kind: 'invalid', problems: [UNREADABLE] };
    const webhookSecretIds = secrets.flatMap(({ id, kind }) => (kind === 'webhook' ? [id] : []));
    return { name, revision, isActive, checked, isReadable, webhookSecretIds };
  }

  /** Uses what is valid; otherwise says why not. */
  function use(code: string, checked: Checked<Configured>, otherwise: string): void {
    if (checked.kind === 'valid') usable.set(code, checked);
    else log.error(`${otherwise}: ${checked.problems.join('; ')}`);
  }

  /** Institutions that have not changed stay the same object, by which their workers go. */
  async function readStored(): Promise<void> {
    const all = await store.all();
    const codes = new Set(all.map(({ code }) => code));
    const known = stored;
    stored = new Map();
    usable = new Map([...configured].filter(([code]) => !codes.has(code)));
    for (const one of all) {
      const { code, revision } = one;
      const before = known.get(code);
      const isSame = before?.revision === revision && before.checked.kind === 'valid';
      const loaded = isSame ? before : load(one);
      stored.set(code, loaded);
      use(code, loaded.checked, `institution ${code} cannot be used`);
    }
    await readChanges();
    inUse = new Map([...usable].filter(([code]) => stored.get(code)?.isActive ?? true));
  }

  /** Changes that do not fit any more are left out, so that the institution goes on. */
  async function readChanges(): Promise<void> {
    const known = changed;
    changed = new Map();
    for (const [code, { change, revision }] of await ports.changes.all()) {
      const from = usable.get(code);
      if (!from) continue;
      const before = known.get(code);
      const isSame = before?.revision === revision && before.from === from;
      const { pushNewContacts } = from.institution;
      const next = isSame
        ? before
        : { revision, from, checked: check({ ...change(from.configured), pushNewContacts }, code) };
      changed.set(code, next);
      use(code, next.checked, `changes of institution ${code} are left out`);
    }
  }

  async function isChanged(): Promise<boolean> {
    const changes = await ports.changes.revisions();
    const ofUsable = new Map([...changes].filter(([code]) => usable.has(code)));
    return !isSameRevisions(await store.revisions(), stored) || !isSameRevisions(ofUsable, changed);
  }

  /** Outside of the request that changed something: workers that it starts go on after it. */
  const reloadNow = AsyncResource.bind(async () => {
    if (await isChanged()) {
      isFollowed = false;
      await readStored();
    }
    if (isFollowed) return;
    for (const listener of listeners) await listener();
    isFollowed = true;
  });

  let reloading: Promise<void> = Promise.resolve();

  return {
    registry: {
      all: () => [...inUse.values()].map(({ institution }) => institution),
      find: (code) => inUse.get(code)?.institution ?? null,
    },
    find: (code) => inUse.get(code) ?? null,
    withoutChanges: (code) => changed.get(code)?.from ?? usable.get(code) ?? null,
    problemsOfChanges: (code) => problemsIn(changed.get(code)),
    inConfiguration: (code) => configured.get(code) ?? null,
    allInConfiguration: () => [...configured.values()].map((one) => one.configured),
    sourceOf: (code) => (stored.has(code) ? 'panel' : 'configuration'),
    unusable: () =>
      [...stored].flatMap(([code, { checked, isActive, name }]) =>
        isActive && checked.kind === 'invalid' ? [{ code, name }] : [],
      ),
    problemsOf: (code) => problemsIn(stored.get(code)),
    areSecretsReadable: (code) => stored.get(code)?.isReadable ?? true,
    check,
    noteUse(code, position) {
      const id = stored.get(code)?.webhookSecretIds[position];
      const now = ports.now();
      if (id === undefined) return;
      if (now.getTime() - (usedAtMs.get(id) ?? -Infinity) < USE_NOTED_EVERY_MS) return;
      usedAtMs.set(id, now.getTime());
      store.noteUse(id, now).catch((error: unknown) => {
        usedAtMs.delete(id);
        log.error(`the use of a webhook secret of ${code} was not noted: ${describeError(error)}`);
      });
    },
    reload() {
      // One after another: a later one sees what an earlier one has read.
      reloading = reloading.catch(() => undefined).then(reloadNow);
      return reloading;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
