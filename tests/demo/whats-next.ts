import type { Simulator } from '../simulator';
import { ADMIN } from './admin-api';

/** The first lines after the start: where to look and what to try. */
export function whatsNext(strapiUrl: string, s360: Simulator, environment: string): string[] {
  const control = `${s360.url}/__control__/myvenue`;
  const { name, contactNumber } = somePerson(s360);
  const change = JSON.stringify({
    contactNumber,
    individualContact: { cellPhoneNumber: '+41795550123' },
  });
  return [
    `Demo ready: ${strapiUrl}/admin, log in as ${ADMIN.email} with the password ${ADMIN.password}`,
    `S-360 changes the mobile phone of ${name} (${contactNumber}) and sends it by webhook:`,
    `  curl -s ${control}/contacts -H 'content-type: application/json' -d '${change}' && curl -s -X POST ${control}/cycle`,
    'Save a contact in Strapi and see the push arrive in S-360:',
    `  curl -s ${control}/calls`,
    'Check whether S-360 works as the CRM expects (also on the S-360 page):',
    `  ENV_PATH=${environment} npx strapi-s360 check myvenue --contact ${contactNumber} --app tests/app`,
    'Ctrl-C stops both; the next start goes on from here.',
  ];
}

function somePerson(s360: Simulator): { name: string; contactNumber: string } {
  for (const contact of s360.institution('myvenue')?.contacts.all(0) ?? []) {
    const { individualFirstname = '', individualLastname = '' } = contact.individualContact ?? {};
    if (contact.type === 'INDIVIDUAL' && contact.individualContact) {
      return {
        name: `${individualFirstname} ${individualLastname}`.trim(),
        contactNumber: contact.contactNumber,
      };
    }
  }
  throw new Error('S-360 has no contacts.');
}
