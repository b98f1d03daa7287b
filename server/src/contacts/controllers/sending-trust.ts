import type { Context } from 'koa';
import { CONTACT_UID } from '../../contracts/uids';
import { requireInstitution, type InstitutionRegistry } from '../../institutions';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { ReadBacks, SendingTrust } from '../../sending';
import { namesOfContacts } from '../database/contacts-by-id';
import { saveFindings, type MaySee } from '../read-back/findings';
import { sendingTrustRoutes } from '../routes';

const READ_CONTACTS = 'plugin::content-manager.explorer.read';

/** Unmapped values are visible to everybody who may see contacts at all. */
const maySeeContacts =
  ({ state }: Context): MaySee =>
  (field) =>
    field === null || field.startsWith('consent:')
      ? state.userAbility.can(READ_CONTACTS, CONTACT_UID)
      : state.userAbility.can(READ_CONTACTS, CONTACT_UID, field);

export interface SendingTrustPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  sendingTrust: SendingTrust;
  readBacks: ReadBacks;
  namesOf: NamesOfAuthors;
  author(): Author;
}

export const sendingTrustController = (ports: SendingTrustPorts) => {
  const { author, database, institutions, namesOf, readBacks, sendingTrust } = ports;
  return controllerOf(sendingTrustRoutes, {
    async start({ body: { untested }, params: { code } }) {
      await sendingTrust.startAsShown(code, untested, author());
      return { data: await sendingTrust.describe(code) };
    },
    restore: async ({ params: { code } }) => ({
      data: { contacts: await sendingTrust.restore(code, author()) },
    }),
    async findings({ params: { code } }, ctx) {
      const institution = requireInstitution(institutions, code);
      const ofContacts = (ids: readonly string[]) => namesOfContacts(database, ids);
      const shown = { readBacks, namesOf, namesOfContacts: ofContacts };
      return { data: await saveFindings(institution, maySeeContacts(ctx), shown) };
    },
    async dismiss({ params: { code, reference } }) {
      await sendingTrust.dismiss(code, reference, author());
      return { data: { dismissed: true as const } };
    },
  });
};
