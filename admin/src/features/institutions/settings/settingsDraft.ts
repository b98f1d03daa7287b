import {
  INSTITUTION_CODE,
  LARGEST_SETTING,
  SHORTEST_SECRET,
  type CreateInstitution,
  type InstitutionSettings,
} from '../../../../../server/src/contracts';
import { isRecord } from '../../../shared/api/isRecord';

/** What stands in the form; fields without a value are empty texts. */
export interface SettingsDraft {
  code: string;
  name: string;
  baseUrl: string;
  tokenKind: 'jwt' | 'login';
  operator: string;
  partner: string;
  /** Typed secrets; empty: as they are stored. */
  s360Secret: string;
  webhookSecret: string;
  proxy: string;
  webhookKind: 'none' | 'basic' | 'apiKey';
  username: string;
  header: string;
  everyMinutes: string;
  pushNewContacts: boolean;
  sells: boolean;
  timeZone: string;
  /** Empty: as many as S-360's standard platform allows. */
  callsPerMonth: string;
  hasNoQuota: boolean;
  contactsUpdatedSince: string;
  ordersCreatedSince: string;
}

export const NEW_DRAFT: SettingsDraft = {
  code: '',
  name: '',
  baseUrl: 'https://',
  tokenKind: 'jwt',
  operator: '',
  partner: '',
  s360Secret: '',
  webhookSecret: '',
  proxy: '',
  webhookKind: 'apiKey',
  username: '',
  header: 'X-S360-Key',
  everyMinutes: '15',
  pushNewContacts: false,
  sells: true,
  timeZone: '',
  callsPerMonth: '',
  hasNoQuota: false,
  contactsUpdatedSince: '',
  ordersCreatedSince: '',
};

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberIn = (value: unknown): string => (typeof value === 'number' ? String(value) : '');
/** The form of an institution as it is stored or configured. */
export function draftOf(settings: InstitutionSettings): SettingsDraft {
  const { authentication, pastData, webhook } = settings;
  const past = isRecord(pastData) ? pastData : {};
  const sender = webhook.authentication;
  return {
    ...NEW_DRAFT,
    code: settings.code,
    name: textIn(settings.name),
    baseUrl: settings.baseUrl,
    tokenKind: authentication.kind ?? 'jwt',
    operator: authentication.operator,
    partner: authentication.partner,
    webhookKind: sender.kind,
    username: sender.username ?? '',
    header: sender.header ?? NEW_DRAFT.header,
    everyMinutes: String(webhook.everyMinutes ?? NEW_DRAFT.everyMinutes),
    pushNewContacts: settings.pushNewContacts === true,
    sells: settings.catalog !== false,
    timeZone: textIn(settings.timeZone),
    callsPerMonth: numberIn(settings.callsPerMonth),
    hasNoQuota: settings.callsPerMonth === null,
    contactsUpdatedSince: textIn(past.contactsUpdatedSince),
    ordersCreatedSince: textIn(past.ordersCreatedSince),
  };
}

/** Leaves out what is empty, so that its default applies. */
const filled = (settings: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));

const FORM_KEYS = ['name', 'timeZone', 'callsPerMonth', 'pastData', 'catalog'];

/** The stored settings that the form does not show, which stay as they are. */
const untouched = (stored: InstitutionSettings | null): Record<string, unknown> =>
  Object.fromEntries(Object.entries(stored ?? {}).filter(([key]) => !FORM_KEYS.includes(key)));

function quota({ callsPerMonth, hasNoQuota }: SettingsDraft): number | null | '' {
  if (hasNoQuota) return null;
  return callsPerMonth === '' ? '' : Number(callsPerMonth);
}

/** An institution that sells keeps when its catalog is read. */
function catalogOf({ sells }: SettingsDraft, stored: InstitutionSettings | null): unknown {
  if (!sells) return false;
  return stored?.catalog === false ? '' : (stored?.catalog ?? '');
}

export function settingsOf(
  draft: SettingsDraft,
  stored: InstitutionSettings | null,
): Record<string, unknown> {
  const { contactsUpdatedSince, header, ordersCreatedSince, username, webhookKind } = draft;
  const pastData = filled({ contactsUpdatedSince, ordersCreatedSince });
  return {
    ...untouched(stored),
    ...filled({
      code: draft.code,
      name: draft.name,
      baseUrl: draft.baseUrl,
      pushNewContacts: draft.pushNewContacts,
      timeZone: draft.timeZone,
      callsPerMonth: quota(draft),
      catalog: catalogOf(draft, stored),
      pastData: Object.keys(pastData).length > 0 ? pastData : '',
    }),
    authentication: {
      ...stored?.authentication,
      kind: draft.tokenKind,
      operator: draft.operator,
      partner: draft.partner,
    },
    webhook: {
      authentication: {
        kind: webhookKind,
        ...(webhookKind === 'basic' && { username }),
        ...(webhookKind === 'apiKey' && { header }),
      },
      ...(draft.everyMinutes !== '' && { everyMinutes: Number(draft.everyMinutes) }),
    },
  };
}

export const secretsOf = ({
  proxy,
  s360Secret,
  webhookKind,
  webhookSecret,
}: SettingsDraft): NonNullable<CreateInstitution.Request['secrets']> => ({
  ...(s360Secret !== '' && { s360: s360Secret }),
  ...(webhookSecret !== '' && webhookKind !== 'none' && { webhook: webhookSecret }),
  ...(proxy !== '' && { proxy }),
});

export type DraftField = keyof SettingsDraft;

export type DraftProblem =
  'missing' | 'secretAgain' | 'code' | 'url' | 'short' | 'minutes' | 'count' | 'timeZone';

function isUrl(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const isWhole = (value: string, most: number): boolean =>
  /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most;

const originOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).origin : null;

/** Whether the stored secret of the virtual operator has to be entered again, as the server asks. */
export const needsSecretAgain = (draft: SettingsDraft, initial: SettingsDraft): boolean =>
  originOf(draft.baseUrl) !== originOf(initial.baseUrl) ||
  draft.tokenKind !== initial.tokenKind ||
  draft.proxy !== '';

/** What keeps the form from being saved, by field; the server checks everything else. */
export function problemsOf(
  draft: SettingsDraft,
  { initial, needsSecrets }: { initial: SettingsDraft; needsSecrets: boolean },
): Partial<Record<DraftField, DraftProblem>> {
  const { webhookKind } = draft;
  const required: DraftField[] = [
    'code',
    'baseUrl',
    'operator',
    'partner',
    ...(webhookKind === 'basic' ? (['username'] as const) : []),
    ...(webhookKind === 'apiKey' ? (['header'] as const) : []),
    ...(needsSecrets ? (['s360Secret'] as const) : []),
    ...(needsSecrets && webhookKind !== 'none' ? (['webhookSecret'] as const) : []),
  ];
  return {
    ...(draft.everyMinutes !== '' &&
      !isWhole(draft.everyMinutes, 1440) && { everyMinutes: 'minutes' }),
    ...(draft.callsPerMonth !== '' &&
      !isWhole(draft.callsPerMonth, LARGEST_SETTING) && { callsPerMonth: 'count' }),
    ...(draft.timeZone !== '' && !isTimeZone(draft.timeZone) && { timeZone: 'timeZone' }),
    ...(!INSTITUTION_CODE.test(draft.code) && { code: 'code' }),
    ...(!isUrl(draft.baseUrl) && { baseUrl: 'url' }),
    ...(webhookKind !== 'none' &&
      draft.webhookSecret.length < SHORTEST_SECRET &&
      draft.webhookSecret !== '' && { webhookSecret: 'short' }),
    ...(draft.s360Secret === '' &&
      isUrl(draft.baseUrl) &&
      needsSecretAgain(draft, initial) && { s360Secret: 'secretAgain' }),
    ...Object.fromEntries(
      required.filter((field) => draft[field] === '').map((field) => [field, 'missing'] as const),
    ),
  };
}
