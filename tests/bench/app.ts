import type { Core } from '@strapi/strapi';
import contactType from '../../server/src/content-types/contact';
import { pluginInstitution } from '../helpers/institutions';
import { startStrapi, type RunningStrapi } from '../helpers/strapi';
import { naiveRoute, parseOnlyRoute } from './routes';

/** A content type of the app's own with the columns and indexes of the plugin's contact. */
export const PLAIN_CONTACT_UID = 'api::plain-contact.plain-contact';

/** The one institution of the bench; nothing listens where its S-360 would be. */
export const INSTITUTION = 'myvenue';

const NOBODY = 'http://127.0.0.1:9';

function addPlainContact(strapi: Core.Strapi): void {
  const { schema } = contactType;
  strapi.get('content-types').add('api::plain-contact', {
    'plain-contact': {
      schema: {
        ...structuredClone(schema),
        // Strapi's internationalization gives every type one, but has done so already.
        attributes: {
          ...structuredClone(schema.attributes),
          locale: { type: 'string', private: true, configurable: false, visible: false },
        },
        collectionName: 'bench_plain_contacts',
        info: {
          singularName: 'plain-contact',
          pluralName: 'plain-contacts',
          displayName: 'Plain contact',
        },
        indexes: schema.indexes.map(({ columns, name }) => ({
          columns: [...columns],
          name: name.replace('s360', 'plain'),
        })),
      },
    },
  });
}

/** Boots the test app with what the bench compares the plugin with. */
export function startApp(options: {
  backgroundWork: boolean;
  folder?: string;
}): Promise<RunningStrapi> {
  const { backgroundWork, folder } = options;
  const plugin = { pushNewContacts: false };
  return startStrapi({
    institutions: [pluginInstitution({ code: INSTITUTION, plugin }, NOBODY)],
    settings: { backgroundWork },
    ...(folder !== undefined && { folder }),
    addToApp(strapi) {
      addPlainContact(strapi);
      strapi.server.routes([parseOnlyRoute, naiveRoute(strapi)]);
    },
  });
}
