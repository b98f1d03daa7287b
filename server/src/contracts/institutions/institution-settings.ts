/**
 * Institutions in the admin panel: their settings, secrets and authors. Secrets are write-only: no
 * answer contains one.
 */
import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type { Data, PageOf } from '../pages';
import type * as schemas from '../schemas/institution-settings';

/** The form of an institution code. */
export const INSTITUTION_CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The largest whole number in settings: any database can hold it, and add it to a time. */
export const LARGEST_SETTING = 1_000_000_000;

/** A shorter webhook key or password can be guessed by brute force. */
export const SHORTEST_SECRET = 16;

/**
 * Where the settings of an institution stand: in `config/plugins` of the host, or in the database,
 * where people change them in the admin panel.
 */
export const INSTITUTION_SOURCES = ['configuration', 'panel'] as const;

export type InstitutionSource = (typeof INSTITUTION_SOURCES)[number];

/** The secret of the virtual operator, the keys or passwords of the webhooks, and the proxy. */
export const SECRET_KINDS = ['s360', 'webhook', 'proxy'] as const;

export type SecretKind = (typeof SECRET_KINDS)[number];

/** A stored secret, without its value. */
export interface SecretStatus {
  id: number;
  kind: SecretKind;
  setAt: string;
  setBy: NamedUser | null;
  /** When S-360 last used it, within a minute; `null`: never, or it is not a webhook's secret. */
  lastUsedAt: string | null;
}

/**
 * The settings of an institution without its secrets: required ones, and all others as they stand in
 * the configuration.
 */
export interface InstitutionSettings {
  code: string;
  baseUrl: string;
  authentication: {
    kind?: 'jwt' | 'login';
    operator: string;
    partner: string;
    loginModule?: 'tnai' | 'tnco';
  };
  webhook: {
    authentication: { kind: 'none' | 'basic' | 'apiKey'; username?: string; header?: string };
    everyMinutes?: number;
  };
  [setting: string]: unknown;
}

export interface ListedInstitution {
  code: string;
  name: string;
  baseUrl: string;
  source: InstitutionSource;
  /** Whether it stands in `config/plugins`, too; if `source` is `panel`, that has no effect. */
  isConfigured: boolean;
  /** A disabled institution exchanges nothing, and its webhooks are unknown. */
  isActive: boolean;
  /** Why it cannot be used, for an integrator, in English; it then exchanges nothing. */
  problems: string[];
  /** `false`: they were encrypted with another key, and have to be entered again. */
  areSecretsReadable: boolean;
  changedAt: string | null;
  changedBy: NamedUser | null;
}

export interface InstitutionDetails extends ListedInstitution {
  /** Send it with every change; `null` for an institution of the configuration. */
  revision: string | null;
  /** As in the configuration, without secrets. */
  settings: InstitutionSettings;
  /** Those stored in the database; those of the configuration are not shown. */
  secrets: SecretStatus[];
  /** The paths that S-360 calls, relative to this Strapi's URL. */
  webhookPath: string;
  orderWebhookPath: string;
  /** What the virtual operator has to be allowed to call. */
  services: { service: string; methods: string[] }[];
  /** Whether roles can be limited to it: Strapi takes such conditions at its start only. */
  canLimitRoles: boolean;
}

/** What was done to an institution; `keyAdded` and `keyRemoved` are about webhook secrets. */
export const INSTITUTION_CHANGES = [
  'created',
  'adopted',
  'edited',
  'disabled',
  'enabled',
  'keyAdded',
  'keyRemoved',
  'returned',
] as const;

export interface InstitutionChange {
  id: number;
  kind: (typeof INSTITUTION_CHANGES)[number];
  at: string;
  by: NamedUser | null;
  /** The settings that changed, e.g. `baseUrl`, and the secrets that were set: `secrets.s360`. */
  settings: string[];
}

/** `GET /s360/institution-settings` */
export declare namespace GetInstitutionSettingsList {
  interface Response {
    data: ListedInstitution[];
    /** `false`: the host has no encryption key, so that nothing can be stored. */
    meta: { canStoreSecrets: boolean };
  }
}

/** `GET /s360/institution-settings/:code` */
export declare namespace GetInstitutionSettings {
  type Response = Data<InstitutionDetails>;
}

/** `POST /s360/institution-settings`: creates an institution in the panel. */
export declare namespace CreateInstitution {
  type Request = z.input<typeof schemas.createInstitutionRequest>;
  type Response = Data<InstitutionDetails>;
}

/**
 * `PUT /s360/institution-settings/:code`: replaces all settings; takes effect at once, in other
 * processes within seconds. 409 when somebody has changed them since `revision`, and for an
 * institution of the configuration.
 */
export declare namespace EditInstitution {
  type Request = z.input<typeof schemas.editInstitutionRequest>;
  type Response = Data<InstitutionDetails>;
}

/**
 * `POST /s360/institution-settings/:code/adopt`: copies an institution of the configuration with
 * its secrets into the database; from then on those settings count.
 */
export declare namespace AdoptInstitution {
  type Response = Data<InstitutionDetails>;
}

/**
 * `POST /s360/institution-settings/:code/return`: forgets the stored settings of an adopted
 * institution, so that those of the configuration count again.
 */
export declare namespace ReturnInstitution {
  type Response = Data<InstitutionDetails>;
}

/** `PUT /s360/institution-settings/:code/active`: disables or enables it. */
export declare namespace ChangeInstitutionActive {
  type Request = z.input<typeof schemas.institutionActiveRequest>;
  type Response = Data<InstitutionDetails>;
}

/** `POST /s360/institution-settings/:code/webhook-secrets`: a second one, accepted besides. */
export declare namespace AddWebhookSecret {
  type Request = z.input<typeof schemas.addWebhookSecretRequest>;
  type Response = Data<InstitutionDetails>;
}

/** `DELETE /s360/institution-settings/:code/webhook-secrets/:id`: no longer accepted. */
export declare namespace RemoveWebhookSecret {
  type Response = Data<InstitutionDetails>;
}

/** `GET /s360/institution-settings/:code/changes?page=&pageSize=`, newest first */
export declare namespace GetInstitutionChanges {
  type Response = PageOf<InstitutionChange>;
}
