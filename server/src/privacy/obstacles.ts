import { openBookingsOf } from '../bookings';
import { openCreate, type LinkRecord } from '../contacts';
import { reason, type Reason } from '../contracts/reasons';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { FoundPerson } from './find-person';

function obstacleOfLink(link: LinkRecord): Reason | null {
  const { institution } = link;
  if (link.sending !== null) return reason('erasureSending', { institution });
  return openCreate(link) === null ? null : reason('erasureCreateOpen', { institution });
}

/** Why a person cannot be erased now: something about it is under way in S-360. */
export async function obstaclesFor(
  person: FoundPerson,
  database: StrapiDatabase,
): Promise<Reason[]> {
  const bookings = await openBookingsOf(database, person.documentId);
  return [
    ...person.links.flatMap((link) => obstacleOfLink(link) ?? []),
    ...bookings.map((booking) => reason('erasureBookingOpen', { booking })),
  ];
}
