import { BOOKING_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import {
  databaseReadBacks,
  databaseTrustStore,
  sendingTrust,
  type TrustedInstitution,
} from '../../sending/trust';
import { namesOfAuthors } from '../authors';
import type { StrapiDatabase } from '../database/strapi-database';

import { getService } from '..';
import { CLOCK, log, type Factories } from './factory';

/** Whether S-360 accepted a contact or a booking of ours: there is nothing else that we send. */
async function hasSent(
  database: StrapiDatabase,
  { baseUrl, code }: TrustedInstitution,
): Promise<boolean> {
  const accepted = [
    { uid: CONTACT_LINK_UID, where: { lastSent: { $notNull: true } } },
    { uid: BOOKING_UID, where: { orderId: { $notNull: true } } },
  ];
  for (const { uid, where } of accepted) {
    const query = database.query(uid).select(['id']);
    const rows = await query
      .where({ institution: code, baseUrl, ...where })
      .limit(1)
      .execute();
    if (rows.length > 0) return true;
  }
  return false;
}

/** Services of whether, and how far, sending to an institution is trusted. */
export const trustServices: Factories<'sendingTrust' | 'readBacks'> = {
  readBacks({ strapi }) {
    const database = getService(strapi, 'database');
    return databaseReadBacks(database, databaseTrustStore(database));
  },
  sendingTrust({ strapi }) {
    const database = getService(strapi, 'database');
    return sendingTrust({
      store: databaseTrustStore(database),
      readBacks: getService(strapi, 'readBacks'),
      institutions: getService(strapi, 'institutions'),
      hasSent: (institution) => hasSent(database, institution),
      untestedAt: (code) => getService(strapi, 'contractChecks').untestedWriting(code),
      namesOf: namesOfAuthors(strapi),
      clock: CLOCK,
      log: log(strapi),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    });
  },
};
