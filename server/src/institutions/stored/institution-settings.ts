import {
  SECRET_KINDS,
  type AddWebhookSecret,
  type ChangeInstitutionActive,
  type CreateInstitution,
  type EditInstitution,
  type InstitutionChange,
  type InstitutionDetails,
  type SecretKind,
} from '../../contracts/institutions/institution-settings';
import { reason } from '../../contracts/reasons';
import { describeError } from '../../kernel/describe-error';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { requirePerson } from '../../kernel/http/require-person';
import type { Author } from '../../kernel/http/request-author';
import type { BasisConfiguration } from '../configuration/institution-schema';
import { InvalidSettingsError, SecretNeededError } from '../errors';
import type { InUse } from './live-institutions';
import type { NewSecret, Stamp, StoredChange, StoredInstitution } from './records';
import {
  changedSettings,
  decryptSecrets,
  joinSecrets,
  sendsSecretElsewhere,
  separateSecrets,
  type InstitutionSecrets,
} from './secrets';
import { institutionViews, type InstitutionViews, type ViewPorts } from './views';
import type { Vault } from './vault';

/** What people do with institutions in the admin panel. Changes take effect at once. */
export interface InstitutionSettingsService extends InstitutionViews {
  canStoreSecrets(): boolean;
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

interface InstitutionSettingsPorts<
  Configured extends BasisConfiguration,
> extends ViewPorts<Configured> {
  vault: Vault;
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

  const stampOf = (author: Author): Stamp => ({ by: requirePerson(author), at: ports.now() });

  /** For changes that may store secrets. */
  function stampWithKey(author: Author): Stamp {
    const stamp = stampOf(author);
    if (!vault.canEncrypt()) throw new StateConflictError(reason('noEncryptionKey'));
    return stamp;
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
    if (live.inConfiguration(code))
      throw new StateConflictError(reason('institutionConfigured', { institution: code }));
    throw new NotFoundError(reason('noInstitution', { institution: code }));
  }

  const encrypted = (kind: SecretKind, secret: string): NewSecret => ({
    kind,
    encrypted: vault.encrypt(secret),
  });

  const allEncrypted = ({ proxy, s360, webhook }: InstitutionSecrets): NewSecret[] => [
    ...(s360 === null ? [] : [encrypted('s360', s360)]),
    ...webhook.map((secret) => encrypted('webhook', secret)),
    ...(proxy === null ? [] : [encrypted('proxy', proxy)]),
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
    const change = { kind, settings: { ...settings, pushNewContacts } };
    await store.create(code, { ...change, newSecrets: allEncrypted(secrets) }, stamp);
    return follow(code, kind, stamp.by);
  }

  return {
    ...views,
    canStoreSecrets: () => vault.canEncrypt(),
    async create({ secrets: { proxy = null, s360 = null, webhook } = {}, settings }, author) {
      const stamp = stampWithKey(author);
      const code = String(settings.code);
      if (live.inConfiguration(code) || (await store.find(code)))
        throw new StateConflictError(reason('institutionExists', { institution: code }));
      const secrets = { s360, proxy, webhook: webhook === undefined ? [] : [webhook] };
      const isFirst = live.registry.all().length === 0;
      const given = { ...settings, pushNewContacts: settings.pushNewContacts ?? isFirst };
      return createAs('created', checked(code, given, secrets), stamp);
    },
    async edit(code, { revision, secrets: given = {}, settings }, author) {
      const stamp = stampWithKey(author);
      const stored = await storedOf(code);
      if (settings.code !== code)
        throw new StateConflictError(reason('codeUnchangeable', { institution: code }));
      const known = decryptSecrets(stored.secrets, vault);
      const { proxy = known.proxy, s360 = known.s360, webhook } = given;
      const secrets = { proxy, s360, webhook: webhook === undefined ? known.webhook : [webhook] };
      const next = separateSecrets(checked(code, settings, secrets).configured);
      const before = { settings: stored.settings, secrets: known };
      // Whoever may not read the secret could otherwise have it sent to an address of their own.
      if (given.s360 === undefined && sendsSecretElsewhere(before, next))
        throw new SecretNeededError(code);
      const isOpen = next.secrets.webhook.length === 0;
      const isGiven = (kind: SecretKind) => given[kind] !== undefined;
      const set = SECRET_KINDS.filter((kind) => isGiven(kind) && !(kind === 'webhook' && isOpen));
      const change = {
        kind: 'edited' as const,
        names: [
          ...changedSettings(stored.settings, next.settings),
          ...set.map((kind) => `secrets.${kind}`),
        ],
        settings: next.settings,
        // Webhooks that ask for no secret leave none behind.
        forgottenSecrets: stored.secrets
          .filter(({ kind }) => isGiven(kind) || (kind === 'webhook' && isOpen))
          .map(({ id }) => id),
        newSecrets: allEncrypted(next.secrets).filter(({ kind }) => isGiven(kind)),
      };
      return write(stored, revision, change, stamp);
    },
    async adopt(code, author) {
      const stamp = stampWithKey(author);
      const configured = live.inConfiguration(code);
      if (!configured) throw new NotFoundError(reason('noInstitution', { institution: code }));
      if (await store.find(code))
        throw new StateConflictError(reason('institutionAdopted', { institution: code }));
      return createAs('adopted', configured, stamp);
    },
    async giveBack(code, author) {
      const stamp = stampOf(author);
      await storedOf(code);
      if (!live.inConfiguration(code))
        throw new StateConflictError(reason('institutionNotConfigured', { institution: code }));
      await store.forget(code, stamp);
      return follow(code, 'returned', stamp.by);
    },
    async changeActive(code, { isActive, revision }, author) {
      const stamp = stampOf(author);
      const kind = isActive ? 'enabled' : 'disabled';
      const stored = await storedOf(code);
      if (isActive) checked(code, stored.settings, decryptSecrets(stored.secrets, vault));
      return write(stored, revision, { kind, isActive }, stamp);
    },
    async addWebhookSecret(code, { revision, secret }, author) {
      const stamp = stampWithKey(author);
      const stored = await storedOf(code);
      const known = decryptSecrets(stored.secrets, vault);
      if (known.webhook.length >= MAX_WEBHOOK_SECRETS)
        throw new StateConflictError(reason('twoWebhookSecrets', { institution: code }));
      const webhook = [...known.webhook, secret];
      const { configured } = checked(code, stored.settings, { ...known, webhook });
      if (configured.webhook.authentication.kind === 'none')
        throw new StateConflictError(reason('openWebhooks', { institution: code }));
      const newSecrets = [encrypted('webhook', secret)];
      return write(stored, revision, { kind: 'keyAdded', newSecrets }, stamp);
    },
    async removeWebhookSecret(code, { id, revision }, author) {
      const stamp = stampOf(author);
      const stored = await storedOf(code);
      const accepted = stored.secrets.filter(({ kind }) => kind === 'webhook');
      if (!accepted.some((secret) => secret.id === id))
        throw new NotFoundError(reason('noWebhookSecret', { institution: code }));
      if (accepted.length === 1)
        throw new StateConflictError(reason('lastWebhookSecret', { institution: code }));
      return write(stored, revision, { kind: 'keyRemoved', forgottenSecrets: [id] }, stamp);
    },
  };
}
