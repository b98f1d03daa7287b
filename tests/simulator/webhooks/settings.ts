import { type JsonObject, numberOf, objectOf, textOf, textsOf } from '../json';

/** The authentication at the receiver of a webhook. */
export type WebhookAuth =
  | { kind: 'none' }
  | { kind: 'basic'; username: string; password: string }
  | { kind: 'apiKey'; header: string; key: string };

/**
 * The envelope of a payload: an array today; one object, `{bucket:[…]}` and V1 occur with older
 * configurations. V1 has only the number, by POST or by GET, and never authenticates.
 */
const FORMS = ['array', 'object', 'bucket', 'v1', 'v1ByGet'] as const;
export type WebhookForm = (typeof FORMS)[number];

export const isFirstVersion = (form: WebhookForm): boolean => form === 'v1' || form === 'v1ByGet';

/** The receiver and form of one stream. Omitted settings have their defaults. */
export interface StreamSettings {
  url?: string;
  auth?: WebhookAuth;
  form?: WebhookForm;
  /** Contacts: the details in a payload; default all. */
  details?: string[];
  /** Orders: OPERATIONS, MOVEMENTS or TICKETS; default TICKETS. */
  granularity?: string;
  /** A filter in S-360’s syntax. */
  filter?: string;
  /** The items per cycle; the default is the documented one. */
  batchSize?: number;
  /** The items per payload; the default is the documented one. */
  bucketSize?: number;
}

export interface WebhookSettings {
  contacts?: StreamSettings;
  orders?: StreamSettings;
  /** The minutes between automatic cycles, 1 to 1440; default 15. */
  everyMinutes?: number;
}

export const streamNames = ['contacts', 'orders'] as const;
export type StreamName = (typeof streamNames)[number];

/** Reads webhook settings of the control API; throws a RangeError that explains the problem. */
export function readWebhookSettings(source: JsonObject): WebhookSettings {
  const settings: WebhookSettings = {};
  for (const stream of streamNames) {
    const part = objectOf(source, stream);
    if (part) settings[stream] = readStream(part);
  }
  if (source.everyMinutes !== undefined) {
    const minutes = numberOf(source, 'everyMinutes') ?? 0;
    if (!(minutes >= 1 && minutes <= 1440)) throw new RangeError('everyMinutes is 1 to 1440');
    settings.everyMinutes = minutes;
  }
  return settings;
}

function readStream(source: JsonObject): StreamSettings {
  const settings: StreamSettings = {};
  const auth = objectOf(source, 'auth');
  if (auth) settings.auth = readAuth(auth);
  if (source.form !== undefined) settings.form = readForm(textOf(source, 'form'));
  if (Array.isArray(source.details)) settings.details = textsOf(source, 'details');
  if (source.url !== undefined) settings.url = readUrl(textOf(source, 'url'));
  if (source.granularity !== undefined) settings.granularity = textOf(source, 'granularity');
  if (source.filter !== undefined) settings.filter = textOf(source, 'filter');
  if (source.batchSize !== undefined) settings.batchSize = size(source, 'batchSize');
  if (source.bucketSize !== undefined) settings.bucketSize = size(source, 'bucketSize');
  return settings;
}

/** An empty or missing URL (`null`) disables the stream. */
function readUrl(url: string | undefined): string | undefined {
  if (url && !/^https?:\/\//.test(url)) throw new RangeError('url is not an http URL');
  return url || undefined;
}

function readForm(given: string | undefined): WebhookForm {
  const form = FORMS.find((one) => one === given);
  if (form) return form;
  throw new RangeError(`form is one of ${FORMS.join(', ')}`);
}

function readAuth(auth: JsonObject): WebhookAuth {
  switch (auth.kind) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return {
        kind: 'basic',
        username: textOf(auth, 'username') ?? '',
        password: textOf(auth, 'password') ?? '',
      };
    case 'apiKey':
      return {
        kind: 'apiKey',
        header: textOf(auth, 'header') ?? '',
        key: textOf(auth, 'key') ?? '',
      };
    default:
      throw new RangeError('auth.kind is none, basic or apiKey');
  }
}

function size(source: JsonObject, element: string): number {
  const value = numberOf(source, element) ?? 0;
  if (!(Number.isInteger(value) && value >= 1)) throw new RangeError(`${element} is 1 or more`);
  return value;
}
