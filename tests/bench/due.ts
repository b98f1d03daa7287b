import { dueContacts } from '../../server/src/contacts/exchange/due-contacts';
import { CONTACT_LINK_UID } from '../../server/src/contracts/uids';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { INSTITUTION } from './app';
import type { Measurement } from './report';
import { medianMs } from './statistics';

const PENDING = 200_000;
const BASE_URL = 'http://127.0.0.1:9';
/** As many as a round takes. */
const LIMIT = 50;
const LIMIT_MS = 20;
const HOUR_MS = 3_600_000;

/** The time in ms to find what is to be sent next, with 200,000 links of an institution pending. */
export async function measureDue({ strapi }: RunningStrapi): Promise<Measurement[]> {
  const database = strapiDatabase(strapi);
  const { column, table } = database.names(CONTACT_LINK_UID);
  const { connection } = strapi.db;
  const links = () => connection(table).where({ institution: INSTITUTION });
  const ids = links().select('id').orderBy('id').limit(PENDING);
  await links()
    .whereIn('id', connection.from(ids.as('first')).select('id'))
    .update({
      state: 'pending',
      lane: 'bulk',
      [column('baseUrl')]: BASE_URL,
      [column('markedAt')]: new Date(),
      [column('nextAttemptAt')]: null,
    });
  if (database.client === 'postgres') await connection.raw('vacuum analyze ??', [table]);
  const find = dueContacts(database, () => Promise.resolve([]));
  const round = {
    now: new Date(Date.now() + HOUR_MS),
    limit: LIMIT,
    withheld: { contacts: false, bookings: false, receiving: false },
  };
  const tookMs = await medianMs(async () => {
    const work = await find({ code: INSTITUTION, baseUrl: BASE_URL }, round);
    if (work.length < LIMIT) throw new Error(`only ${work.length} of ${PENDING} are due`);
  });
  const figures = { pending: PENDING };
  return [{ bench: 'due-of-many-pending', ratio: tookMs, limit: { atMost: LIMIT_MS }, figures }];
}
