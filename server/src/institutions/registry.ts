import type { Core } from '@strapi/strapi';
import { isDeepStrictEqual } from 'node:util';
import {
  BOOKING_UID,
  CONTACT_LINK_UID,
  INSTITUTION_UID,
  QUEUED_ORDER_UID,
} from '../contracts/uids';
import type { InstitutionSource } from '../contracts/institutions/institution-settings';
import type { InstitutionStatus } from '../contracts/overview';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
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

interface StoredDocument extends Row {
  documentId: string;
  code: string;
  active: boolean;
}

interface InstitutionDocuments {
  findMany(query: object): Promise<StoredDocument[]>;
  create(query: { data: object }): Promise<unknown>;
  update(query: { documentId: string; data: object }): Promise<unknown>;
}

/** Strapi generates the types of documents only within an app. */
function institutionDocuments(strapi: Core.Strapi): InstitutionDocuments {
  return strapi.documents(INSTITUTION_UID) as unknown as InstitutionDocuments;
}

/** Two processes may boot at once: the one that loses the race finds the other's row. */
async function writeInstitution(
  data: ReturnType<typeof storedForm>,
  documents: InstitutionDocuments,
): Promise<void> {
  const [row] = await documents.findMany({ filters: { code: data.code }, limit: 1 });
  if (row) await documents.update({ documentId: row.documentId, data });
  else await documents.create({ data });
}

/** Whether the row says the same, in whatever order the database keeps JSON. */
function isAsStored(row: StoredDocument | undefined, data: object): boolean {
  if (row === undefined) return false;
  const stored = Object.fromEntries(Object.keys(data).map((name) => [name, row[name]]));
  const asJson = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(asJson(stored), asJson(data));
}

/** Moves the links, queued orders and bookings of an S-360 that has a new address. */
export async function moveLinks(
  { baseUrl, code, formerBaseUrls }: Institution,
  database: StrapiDatabase,
): Promise<void> {
  if (formerBaseUrls.length === 0) return;
  for (const uid of [CONTACT_LINK_UID, QUEUED_ORDER_UID, BOOKING_UID]) {
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
  strapi: Core.Strapi,
  {
    registry,
    sourceOf,
  }: { registry: InstitutionRegistry; sourceOf(code: string): InstitutionSource },
  database: StrapiDatabase,
): Promise<void> {
  const documents = institutionDocuments(strapi);
  const known = await documents.findMany({ limit: -1 });
  const byCode = new Map(known.map((row) => [row.code, row]));
  for (const institution of registry.all()) {
    const data = storedForm(institution, sourceOf(institution.code));
    if (isAsStored(byCode.get(institution.code), data)) continue;
    // After an end in between, the next start does both.
    await moveLinks(institution, database);
    await database.transactionWithRetries(() => writeInstitution(data, documents));
  }
  const gone = known.filter((row) => row.active && registry.find(row.code) === null);
  for (const row of gone)
    await documents.update({ documentId: row.documentId, data: { active: false } });
}
