import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTACT_UID } from '../../server/src/contracts/uids';
import { sqliteRows } from '../helpers/killed-process/sqlite-rows';
import { linesAbout, TELLING_ATTRIBUTES } from '../helpers/strapi/watched-log';
import { expect } from './checks';

/** Strapi itself logs the addresses of requests, which contain what was searched for. */
const OF_REQUESTS = /\bhttp\b.*?: (GET|POST|PUT|DELETE|OPTIONS|HEAD|PATCH) /;

/**
 * Checks what a Strapi in a process of its own has printed: nothing of a contact in its database,
 * and no e-mail address. `folder` has its log and its database.
 */
export async function checkLogWithoutPersons(folder: string): Promise<void> {
  const database = sqliteRows(path.join(folder, 'data.db'));
  try {
    const contacts = await database.rows(CONTACT_UID);
    expect(contacts.length > 0, 'there are no contacts to look for');
    const values = contacts.map((contact) =>
      Object.fromEntries(TELLING_ATTRIBUTES.map((name) => [name, contact[name]])),
    );
    const printed = readFileSync(path.join(folder, 'strapi.log'), 'utf8').split('\n');
    const lines = printed.filter((line) => !OF_REQUESTS.test(line));
    const about = linesAbout(values, lines);
    expect(about.length === 0, `the log says something of persons:\n${about.join('\n')}`);
  } finally {
    await database.close();
  }
}
