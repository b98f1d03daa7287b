import type { Simulator } from '../simulator';
import { saveByOperator } from '../simulator/contacts/operator';
import { type AdminApi, valueAt } from './admin-api';
import { institutionCodes } from './institutions';

const LOAD_MS = 30_000;
const LOOK_EVERY_MS = 200;

/**
 * Announces every seeded contact and order, as in a first load, and sends them; returns the number
 * of contacts.
 */
export async function sendFirstLoad(s360: Simulator): Promise<number> {
  let contacts = 0;
  for (const code of institutionCodes) {
    const institution = s360.institution(code);
    if (!institution) continue;
    for (const contactNumber of institution.contacts.numbers()) {
      institution.webhooks.streams.contacts.queue(contactNumber);
      contacts += 1;
    }
    for (const orderId of institution.orders.finalizedIds()) {
      institution.webhooks.streams.orders.queue(String(orderId));
    }
    await institution.webhooks.cycle();
  }
  return contacts;
}

/** Waits until the CRM has applied the contacts; returns whether it did in time. */
export async function untilApplied(contacts: number, admin: AdminApi): Promise<boolean> {
  const links = '/content-manager/collection-types/plugin::s360.contact-link?pageSize=1';
  const lastLookAt = Date.now() + LOAD_MS;
  while (Date.now() < lastLookAt) {
    const applied = valueAt(await admin.get(links), 'pagination', 'total');
    if (typeof applied === 'number' && applied >= contacts) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}

const PARTNER = 'Aurelio';

/**
 * At `myvenue`, S-360 gets and sends the partner of somebody whom only `museum` knows, with the same
 * e-mail address and last name: the CRM asks who that is. Returns the partner's name.
 */
export async function sendPartner(s360: Simulator): Promise<string> {
  const venue = s360.institution('myvenue');
  const atVenue = venue?.contacts.all() ?? [];
  const emails = new Set([...atVenue].map(({ individualContact }) => individualContact?.email));
  const [known] = [...(s360.institution('museum')?.contacts.all() ?? [])].flatMap(
    ({ individualContact: person, role }) =>
      role === 'PUBLIC' &&
      person?.email &&
      !emails.has(person.email) &&
      person.individualFirstname !== PARTNER
        ? [person]
        : [],
  );
  if (!known || !venue) throw new Error('Nobody at museum alone has an e-mail address.');
  const { email, individualLastname } = known;
  const individualContact = { individualFirstname: PARTNER, individualLastname, email };
  saveByOperator({ type: 'INDIVIDUAL', individualContact }, venue);
  await venue.webhooks.cycle();
  return `${PARTNER} ${individualLastname ?? ''}`;
}
