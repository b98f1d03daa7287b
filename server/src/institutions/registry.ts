import { isDeepStrictEqual } from 'node:util';
import {
  BOOKING_UID,
  CONTACT_LINK_UID,
  INSTITUTION_UID,
  QUEUED_ORDER_UID,
} from '../contracts/uids';
import type { InstitutionSource } from '../contracts/institutions/institution-settings';
import type { InstitutionStatus } from '../contracts/overview';
import { bulkInsert } from '../kernel/database/bulk-insert';
import { newDocumentId } from '../kernel/database/document-id';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean, jsonText, text } from '../kernel/database/values';
import { reason } from '../contracts/reasons';
import { NotFoundError } from '../kernel/errors';
import type { Institution, WebhookAuthentication } from './institution';

export interface InstitutionRegistry {
  all(): Institution[];
  find(code: string): Institution | null;
}

/** @throws NotFoundError when there is no institution with this code. */
export function requireInstitution<Found>(
  registry: { find(code: string): Found | null },
  code: string,
): Found {
  const institution = registry.find(code);
  if (!institution) throw new NotFoundError(reason('noInstitution', { institution: code }));
  return institution;
}

/**
 * The institution that a webhook URL names. Case does not matter: S-360 writes codes in capitals.
 *
 * @throws NotFoundError when there is no institution with this code.
 */
export function institutionInUrl(
  registry: Pick<InstitutionRegistry, 'find'>,
  code: string | undefined,
): Institution {
  const institution = registry.find(code?.toLowerCase() ?? '');
  if (!institution) throw new NotFoundError('There is no institution of this code.');
  return institution;
}

/** How a webhook authenticates, without the password or key. */
export function withoutSecrets(
  authentication: WebhookAuthentication,
): InstitutionStatus['webhookAuthentication'] {
  switch (authentication.kind) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return { kind: 'basic', username: authentication.username };
    case 'apiKey':
      return { kind: 'apiKey', header: authentication.header };
  }
}

/** The stored form of an institution: everything but the secrets. */
function storedForm(
  {
    code,
    name,
    baseUrl,
    formerBaseUrls,
    pushNewContacts,
    limits,
    client,
    assumptions,
    webhookAuthentication,
  }: Institution,
  source: InstitutionSource,
) {
  return {
    code,
    name,
    baseUrl,
    managedBy: source === 'panel' ? 'admin' : 'configuration',
    active: true,
    pushNewContacts,
    settings: {
      formerBaseUrls,
      limits,
      authentication: {
        kind: client.authentication.kind,
        operator: client.authentication.operator,
        partner: client.authentication.partner,
      },
      webhookAuthentication: withoutSecrets(webhookAuthentication),
      contactServiceVersion: client.contactServiceVersion,
      orderServiceVersion: client.orderServiceVersion,
      methodNames: client.methodNames,
      assumptions,
    },
  };
}

/** What a row takes from the settings; the rest of it is written when it is new, or elsewhere. */
const REWRITTEN = [
  'name',
  'baseUrl',
  'managedBy',
  'active',
  'pushNewContacts',
  'settings',
  'updatedAt',
] as const satisfies readonly (keyof ReturnType<typeof storedForm> | 'updatedAt')[];

/** Whether the row says the same, in whatever order the database keeps JSON. */
function isAsStored(row: Row | undefined, data: object): boolean {
  if (row === undefined) return false;
  const stored = Object.fromEntries(Object.keys(data).map((name) => [name, row[name]]));
  const asJson = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(asJson(stored), asJson(data));
}

/**
 * Moves the links, queued orders and bookings of those S-360 that have a new address. It looks first
 * whether there are any, because an institution may name former addresses for years.
 */
export async function moveLinks(
  institutions: readonly Pick<Institution, 'baseUrl' | 'code' | 'formerBaseUrls'>[],
  database: StrapiDatabase,
): Promise<void> {
  const moved = institutions.filter(({ formerBaseUrls }) => formerBaseUrls.length > 0);
  if (moved.length === 0) return;
  const former = moved.flatMap(({ formerBaseUrls }) => formerBaseUrls);
  for (const uid of [CONTACT_LINK_UID, QUEUED_ORDER_UID, BOOKING_UID]) {
    const [left] = await database
      .query(uid)
      .select(['id'])
      .where({ institution: { $in: moved.map(({ code }) => code) }, baseUrl: { $in: former } })
      .limit(1)
      .execute();
    if (!left) continue;
    for (const { baseUrl, code, formerBaseUrls } of moved)
      await database
        .query(uid)
        .where({ institution: code, baseUrl: { $in: [...formerBaseUrls] } })
        .update({ baseUrl })
        .execute();
  }
}

/**
 * Writes the institutions in use to the database, as other code sees them, where something has
 * changed, perhaps their address. One that is no longer in use stays as inactive: its links and
 * deliveries still name it.
 */
export async function writeInstitutions(
  {
    registry,
    sourceOf,
  }: { registry: InstitutionRegistry; sourceOf(code: string): InstitutionSource },
  database: StrapiDatabase,
): Promise<void> {
  const known = await database.query(INSTITUTION_UID).select('*').execute();
  const byCode = new Map(known.map((row) => [text(row.code), row]));
  const changed = registry.all().flatMap((institution) => {
    const form = storedForm(institution, sourceOf(institution.code));
    return isAsStored(byCode.get(institution.code), form) ? [] : { institution, form };
  });
  // After an end in between, the next start does both.
  await moveLinks(
    changed.map(({ institution }) => institution),
    database,
  );
  await storeForms(
    changed.map(({ form }) => form),
    database,
  );
  const gone = known.filter(
    ({ active, code }) => boolean(active) && registry.find(text(code) ?? '') === null,
  );
  if (gone.length === 0) return;
  await database
    .query(INSTITUTION_UID)
    .where({ id: { $in: gone.map(({ id }) => id) } })
    .update({ active: false, updatedAt: database.clock.now() })
    .execute();
}

/** Two processes may boot at once: whoever comes later writes to the other's rows. */
async function storeForms(
  forms: readonly ReturnType<typeof storedForm>[],
  database: StrapiDatabase,
): Promise<void> {
  if (forms.length === 0) return;
  const at = database.clock.now();
  const rows = forms.map(({ settings, ...form }) => ({
    ...form,
    settings: jsonText(settings),
    updatedAt: at,
    documentId: newDocumentId(),
    createdAt: at,
    publishedAt: at,
    sendingPaused: false,
    receivingPaused: false,
  }));
  await database.transactionWithRetries((trx) =>
    bulkInsert({ database, trx }, INSTITUTION_UID, {
      rows,
      onTaken: { kind: 'merge', by: ['code'], attributes: REWRITTEN },
    }),
  );
}
