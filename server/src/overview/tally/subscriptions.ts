import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { DeliveriesApplied } from '../../inbox';
import type { InstitutionRegistry } from '../../institutions';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { time } from '../../kernel/database/values';
import { savingCalls, type Permit } from '../../s360';
import type { CallEnded } from '../../sending';
import { countedOfDeliveries, countedOfSave } from './counted';
import type { Tally } from './tally';

/** Counts what S-360 delivers. */
export const countDeliveries =
  (tally: Tally): DeliveriesApplied =>
  async (deliveries, appliedAt) => {
    for (const counted of countedOfDeliveries(deliveries, appliedAt)) await tally.count(counted);
  };

interface CallPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'find'>;
}

/** When the contact of a call was last changed in the CRM; `null` if the call is about none. */
async function markedAt(
  database: StrapiDatabase,
  { about, institution }: Permit,
): Promise<Date | null> {
  const contactDocumentId = about?.contactDocumentId ?? null;
  if (contactDocumentId === null) return null;
  const [link] = await database
    .query(CONTACT_LINK_UID)
    .select(['markedAt'])
    .where({ institution, contactDocumentId })
    .limit(1)
    .execute();
  return time(link?.markedAt);
}

/** Counts what is saved in S-360; calls that read are not counted. */
export const countCalls =
  (tally: Tally, { database, institutions }: CallPorts): CallEnded =>
  async (permit, end, endedAt) => {
    const settings = institutions.find(permit.institution)?.client;
    if (!savingCalls(settings).some(({ method }) => method === permit.method)) return;
    const marked = await markedAt(database, permit);
    for (const counted of countedOfSave(permit, end, { endedAt, markedAt: marked }))
      await tally.count(counted);
  };
