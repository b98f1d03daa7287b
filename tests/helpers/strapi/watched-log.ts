import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { isRecord } from '../../../server/src/kernel/is-record';

/** Winston's name for the level of a line. */
const LEVEL = Symbol.for('level');

/** Levels at which Strapi itself logs the addresses of requests, or statements. */
const OF_STRAPI = ['http', 'verbose', 'debug', 'silly'];

/** The users of tests: admin users, whose addresses Strapi itself may log. */
const USERS = /^(admin|[\da-f-]{36})@example\.com$/;

const EMAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;

/** Attributes of contacts whose values stand nowhere else. */
export const TELLING_ATTRIBUTES = [
  'email',
  'mobilePhone',
  'phone',
  'birthDate',
  'street1',
  'displayName',
];

/** As much as tests with very many contacts need to notice that they log some. */
const MAX_CONTACTS = 2_000;

/** Keeps every line that a Strapi logs, also those that its level does not print. */
export function keepLog(strapi: Core.Strapi): readonly string[] {
  const lines: string[] = [];
  strapi.log.on('data', (line: unknown) => {
    if (!isRecord(line)) return;
    const level: unknown = Reflect.get(line, LEVEL);
    if (!OF_STRAPI.includes(String(level))) lines.push(`${String(line.message)}`);
  });
  return lines;
}

/** The e-mail addresses of persons in lines of a log. */
export const addressesIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.match(EMAIL) ?? []).filter((address) => !USERS.test(address));

/**
 * The lines that say something of a person: an e-mail address, or a value of a contact.
 */
export async function personalLines(
  strapi: Core.Strapi,
  lines: readonly string[],
): Promise<string[]> {
  if (lines.length === 0) return [];
  const contacts = await strapiDatabase(strapi)
    .query(CONTACT_UID)
    .select(TELLING_ATTRIBUTES)
    .where({})
    .limit(MAX_CONTACTS)
    .execute();
  return linesAbout(contacts, lines);
}

/** The lines that contain an e-mail address, or a value of one of these contacts. */
export function linesAbout(contacts: readonly object[], lines: readonly string[]): string[] {
  const values = contacts.flatMap((contact) => Object.values(contact).filter(isTelling));
  return lines.filter((line) => {
    // A hostile payload may give a person the contact number as a name.
    const said = line.replaceAll(/\bcontact \d+ of\b/g, 'contact of');
    return addressesIn([said]).length > 0 || values.some((value) => said.includes(value));
  });
}

/** A single word may be one of the message. */
const isTelling = (value: unknown): value is string =>
  typeof value === 'string' && /[\s\d@]/.test(value.trim()) && value.trim().length > 5;

/** @throws Error with the lines that say something of a person. */
export async function refusePersonalLog(
  strapi: Core.Strapi,
  lines: readonly string[],
): Promise<void> {
  const personal = await personalLines(strapi, lines);
  if (personal.length > 0)
    throw new Error(`The log says something of persons:\n${personal.join('\n')}`);
}
