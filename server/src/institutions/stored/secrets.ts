import { isDeepStrictEqual } from 'node:util';
import type {
  InstitutionSettings,
  SecretKind,
} from '../../contracts/institutions/institution-settings';
import { oneOf } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';
import type { BasisConfiguration } from '../configuration/institution-schema';
import { textsIn } from '../configuration/values';
import type { StoredSecret } from './records';
import type { Vault } from './vault';

/** The secrets of an institution, in clear. They stay in memory. */
export interface InstitutionSecrets {
  /** The secret of the virtual operator; `null`: none is known. */
  s360: string | null;
  /** The keys or passwords that the webhooks accept. */
  webhook: readonly string[];
  /** The proxy's address, which may contain a password. */
  proxy: string | null;
}

/** The stored secrets in clear; those that cannot be decrypted are missing. */
export function decryptSecrets(
  stored: readonly StoredSecret[],
  vault: Pick<Vault, 'decrypt'>,
): InstitutionSecrets {
  const ofKind = (kind: SecretKind) =>
    stored.flatMap((secret) => (secret.kind === kind ? [vault.decrypt(secret.encrypted)] : []));
  return {
    s360: ofKind('s360').at(-1) ?? null,
    webhook: ofKind('webhook').filter((secret) => secret !== null),
    proxy: ofKind('proxy').at(-1) ?? null,
  };
}

const CALLER_KINDS = ['jwt', 'login'] as const;
const LOGIN_MODULES = ['tnai', 'tnco'] as const;
const SENDER_KINDS = ['none', 'basic', 'apiKey'] as const;

/** As JSON has it, in which the settings are stored and sent. */
const withoutUndefined = (settings: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

/** Takes the secrets out of a valid configuration. */
export function separateSecrets(configured: BasisConfiguration): {
  settings: InstitutionSettings;
  secrets: InstitutionSecrets;
} {
  const { authentication, proxy = null, webhook, ...others } = configured;
  const { kind, loginModule, secret, ...caller } = authentication;
  const { key, password, kind: sender, header, username } = webhook.authentication;
  return {
    settings: {
      ...withoutUndefined(others),
      code: configured.code,
      baseUrl: configured.baseUrl,
      authentication: {
        ...caller,
        kind: oneOf(CALLER_KINDS, kind),
        ...(loginModule !== undefined && { loginModule: oneOf(LOGIN_MODULES, loginModule) }),
      },
      webhook: {
        authentication: {
          kind: oneOf(SENDER_KINDS, sender),
          ...(header !== undefined && { header: String(header) }),
          ...(username !== undefined && { username: String(username) }),
        },
        ...(webhook.everyMinutes !== undefined && { everyMinutes: webhook.everyMinutes }),
      },
    },
    secrets: { s360: secret, webhook: textsIn(key ?? password), proxy },
  };
}

/** Where the secrets of webhooks stand in the configuration. */
function webhookSecrets(kind: unknown, secrets: readonly string[]): object {
  const value = secrets.length === 1 ? secrets[0] : [...secrets];
  if (secrets.length === 0) return {};
  return kind === 'apiKey' ? { key: value } : kind === 'basic' ? { password: value } : {};
}

const without = (record: unknown, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isRecord(record) ? record : {}).filter(([name]) => !names.includes(name)),
  );

/**
 * The configuration of these settings and secrets, unchecked. A secret that stands in the settings
 * by mistake is ignored.
 */
export function joinSecrets(
  settings: Readonly<Record<string, unknown>>,
  { proxy, s360, webhook }: InstitutionSecrets,
): Record<string, unknown> {
  const { authentication, webhook: webhooks, ...others } = without(settings, ['proxy']);
  const sender = without(isRecord(webhooks) ? webhooks.authentication : null, ['key', 'password']);
  return {
    ...others,
    ...(isRecord(authentication) && {
      authentication: {
        ...without(authentication, ['secret']),
        ...(s360 !== null && { secret: s360 }),
      },
    }),
    ...(isRecord(webhooks) && {
      webhook: {
        ...webhooks,
        authentication: { ...sender, ...webhookSecrets(sender.kind, webhook) },
      },
    }),
    ...(proxy !== null && { proxy }),
  };
}

/** What decides where, and in what form, the secret of the virtual operator is sent. */
const wayOfSecret = (
  { authentication: { kind = 'jwt', loginModule = 'tnai' }, baseUrl }: InstitutionSettings,
  { proxy }: InstitutionSecrets,
) => ({ origin: new URL(baseUrl).origin, proxy, kind, loginModule });

interface SettingsAndSecrets {
  settings: InstitutionSettings;
  secrets: InstitutionSecrets;
}

/** Whether the secret of the virtual operator would take another way than before. */
export const sendsSecretElsewhere = (before: SettingsAndSecrets, after: SettingsAndSecrets) =>
  !isDeepStrictEqual(
    wayOfSecret(before.settings, before.secrets),
    wayOfSecret(after.settings, after.secrets),
  );

/** The names of the settings that differ, e.g. `authentication.operator`. */
export function changedSettings(before: unknown, after: unknown, prefix = ''): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [prefix];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    changedSettings(before[name], after[name], prefix === '' ? name : `${prefix}.${name}`),
  );
}
