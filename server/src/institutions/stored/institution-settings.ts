import type {
  AddWebhookSecret,
  ChangeInstitutionActive,
  CreateInstitution,
  EditInstitution,
  InstitutionChange,
  InstitutionDetails,
  ListedInstitution,
} from '../../contracts/institutions/institution-settings';
import { reason } from '../../contracts/reasons';
import type { NamesOfAuthors } from '../../kernel/authors';
import { describeError } from '../../kernel/describe-error';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import type { PageOf, PageRequest } from '../../kernel/pages';
import { requirePerson } from '../../kernel/require-person';
import type { Author } from '../../kernel/request-author';
import type { BasisConfiguration } from '../configuration/institution-schema';
import { InvalidSettingsError } from '../errors';
import type { StoredInstitutions } from './database/store';
import type { InUse, LiveInstitutions } from './live-institutions';
import type { Stamp, StoredChange, StoredInstitution } from './records';
import { changedSettings, joinSecrets, separateSecrets, type InstitutionSecrets } from './secrets';
import { institutionViews } from './views';
import type { Vault } from './vault';

/** What people do with institutions in the admin panel. Changes take effect at once. */
export interface InstitutionSettingsService {
  list(): Promise<ListedInstitution[]>;
  canStoreSecrets(): boolean;
  /** @throws NotFoundError (404) */
  details(code: string): Promise<InstitutionDetails>;
  changes(code: string, request: PageRequest): Promise<PageOf<InstitutionChange>>;
  /**
   * The others throw StateConflictError (409) for programs, without an encryption key, and when the
   * institution is in another state by now, and InvalidSettingsError (400) with all problems.
   */
  create(request: CreateInstitution.Request, author: Author): Promise<InstitutionDetails>;
  edit(code: string, request: EditInstitution.Request, author: Author): Promise<InstitutionDetails>;
  adopt(code: string, author: Author): Promise<InstitutionDetails>;
  giveBack(code: string, author: Author): Promise<InstitutionDetails>;
  changeActive(
    code: string,
    request: ChangeInstitutionActive.Request,
    author: Author,
  ): Promise<InstitutionDetails>;
  addWebhookSecret(
    code: string,
    request: AddWebhookSecret.Request,
    author: Author,
  ): Promise<InstitutionDetails>;
  removeWebhookSecret(
    code: string,
    request: { id: number; revision: string },
    author: Author,
  ): Promise<InstitutionDetails>;
}

export interface InstitutionSettingsPorts<Configured extends BasisConfiguration> {
  live: LiveInstitutions<Configured>;
  store: StoredInstitutions;
  vault: Vault;
  /** E.g. `/api`. */
  restPrefix: string;
  namesOf: NamesOfAuthors;
  now(): Date;
  log: { info(message: string): void; error(message: string): void };
}

/** Two live secrets: the old one until S-360's team has entered the new one. */
const MAX_WEBHOOK_SECRETS = 2;

export function institutionSettings<Configured extends BasisConfiguration>(
  ports: InstitutionSettingsPorts<Configured>,
): InstitutionSettingsService {
  const { live, log, store, vault } = ports;
  const views = institutionViews(ports);

  function stampOf(author: Author): Stamp {
    const by = requirePerson(author);
    if (!vault.canEncrypt()) throw new StateConflictError(reason('noEncryptionKey'));
    return { by, at: ports.now() };
  }

  /** @throws InvalidSettingsError with all problems */
  function checked(
    code: string,
    settings: Readonly<Record<string, unknown>>,
    secrets: InstitutionSecrets,
  ): InUse<Configured> {
    const found = live.check(joinSecrets(settings, secrets), code);
    if (found.kind === 'invalid') throw new InvalidSettingsError(found.problems);
    return found;
  }

  async function storedOf(code: string): Promise<StoredInstitution> {
    const stored = await store.find(code);
    if (stored) return stored;
    const why = live.inConfiguration(code)
      ? reason('institutionConfigured', { institution: code })
      : null;
    if (why) throw new StateConflictError(why);
    throw new NotFoundError(reason('noInstitution', { institution: code }));
  }

  const encrypted = ({ proxy, s360, webhook }: Partial<InstitutionSecrets>) => [
    ...(s360 ? [{ kind: 's360' as const, encrypted: vault.encrypt(s360) }] : []),
    ...(webhook ?? []).map((key) => ({ kind: 'webhook' as const, encrypted: vault.encrypt(key) })),
    ...(proxy ? [{ kind: 'proxy' as const, encrypted: vault.encrypt(proxy) }] : []),
  ];

  /** Has the change take effect. Should that fail, the regular look at the database repeats it. */
  async function follow(code: string, kind: InstitutionChange['kind'], by: string) {
    log.info(`institution ${code}: ${kind} by ${by}`);
    try {
      await live.reload();
    } catch (error) {
      log.error(`the change of institution ${code} takes effect later: ${describeError(error)}`);
    }
    return views.details(code);
  }

  async function write(
    { code }: StoredInstitution,
    revision: string,
    change: StoredChange,
    stamp: Stamp,
  ): Promise<InstitutionDetails> {
    await store.change(code, revision, change, stamp);
    return follow(code, change.kind, stamp.by);
  }

  async function createAs(
    kind: 'created' | 'adopted',
    { configured, institution }: InUse<Configured>,
    stamp: Stamp,
  ): Promise<InstitutionDetails> {
    const { code, pushNewContacts } = institution;
    const { secrets, settings } = separateSecrets(configured);
    // By default it depends on how many institutions the configuration has.
    const change = { kind, names: [], settings: { ...settings, pushNewContacts } };
    await store.create(code, { ...change, newSecrets: encrypted(secrets) }, stamp);
    return follow(code, kind, stamp.by);
  }

  return {
    ...views,
    canStoreSecrets: () => vault.canEncrypt(),
    async create({ secrets: { proxy = null, s360 = null, webhook } = {}, settings }, author) {
      const stamp = stampOf(author);
      const code = String(settings.code);
      if (live.inConfiguration(code) || (await store.find(code)))
        throw new StateConflictError(reason('institutionExists', { institution: code }));
      const secrets = { s360, proxy, webhook: webhook === undefined ? [] : [webhook] };
      const isFirst = live.registry.all().length === 0;
      const given = { ...settings, pushNewContacts: settings.pushNewContacts ?? isFirst };
      return createAs('created', checked(code, given, secrets), stamp);
    },
    async edit(code, { revision, secrets: given = {}, settings }, author) {
      const stamp = stampOf(author);
      const stored = await storedOf(code);
      if (settings.code !== code)
        throw new StateConflictError(reason('codeUnchangeable', { institution: code }));
      const known = live.secretsOf(stored);
      const secrets = {
        s360: given.s360 ?? known.s360,
        proxy: given.proxy === undefined ? known.proxy : given.proxy,
        webhook: given.webhook === undefined ? known.webhook : [given.webhook],
      };
      const next = separateSecrets(checked(code, settings, secrets).configured);
      // A kind without secrets leaves none behind.
      const set = Object.keys(given).filter(
        (name) => next.secrets.webhook.length > 0 || name !== 'webhook',
      );
      const isReplaced = ({ kind }: { kind: string }) =>
        Object.hasOwn(given, kind) || (kind === 'webhook' && next.secrets.webhook.length === 0);
      return write(
        stored,
        revision,
        {
          kind: 'edited',
          names: [
            ...changedSettings(stored.settings, next.settings),
            ...set.map((name) => `secrets.${name}`),
          ],
          settings: next.settings,
          forgottenSecrets: stored.secrets.filter(isReplaced).map(({ id }) => id),
          newSecrets: encrypted({
            ...(given.s360 !== undefined && { s360: given.s360 }),
            ...(given.proxy !== undefined && { proxy: given.proxy }),
            ...(given.webhook !== undefined && { webhook: next.secrets.webhook }),
          }),
        },
        stamp,
      );
    },
    async adopt(code, author) {
      const stamp = stampOf(author);
      const configured = live.inConfiguration(code);
      if (!configured) throw new NotFoundError(reason('noInstitution', { institution: code }));
      if (await store.find(code))
        throw new StateConflictError(reason('institutionAdopted', { institution: code }));
      return createAs('adopted', configured, stamp);
    },
    async giveBack(code, author) {
      const by = requirePerson(author);
      await storedOf(code);
      if (!live.inConfiguration(code))
        throw new StateConflictError(reason('institutionNotConfigured', { institution: code }));
      await store.forget(code, { by, at: ports.now() });
      return follow(code, 'returned', by);
    },
    async changeActive(code, { isActive, revision }, author) {
      const stamp = { by: requirePerson(author), at: ports.now() };
      const kind = isActive ? 'enabled' : 'disabled';
      const stored = await storedOf(code);
      if (isActive) checked(code, stored.settings, live.secretsOf(stored));
      return write(stored, revision, { kind, names: [], isActive }, stamp);
    },
    async addWebhookSecret(code, { revision, secret }, author) {
      const stamp = stampOf(author);
      const stored = await storedOf(code);
      const known = live.secretsOf(stored);
      if (known.webhook.length >= MAX_WEBHOOK_SECRETS)
        throw new StateConflictError(reason('twoWebhookSecrets', { institution: code }));
      const webhook = [...known.webhook, secret];
      const { configured } = checked(code, stored.settings, { ...known, webhook });
      if (configured.webhook.authentication.kind === 'none')
        throw new StateConflictError(reason('openWebhooks', { institution: code }));
      const newSecrets = encrypted({ webhook: [secret] });
      return write(stored, revision, { kind: 'keyAdded', names: [], newSecrets }, stamp);
    },
    async removeWebhookSecret(code, { id, revision }, author) {
      const stamp = { by: requirePerson(author), at: ports.now() };
      const stored = await storedOf(code);
      const accepted = stored.secrets.filter(({ kind }) => kind === 'webhook');
      if (!accepted.some((secret) => secret.id === id))
        throw new NotFoundError(reason('noWebhookSecret', { institution: code }));
      if (accepted.length === 1)
        throw new StateConflictError(reason('lastWebhookSecret', { institution: code }));
      return write(
        stored,
        revision,
        { kind: 'keyRemoved', names: [], forgottenSecrets: [id] },
        stamp,
      );
    },
  };
}
