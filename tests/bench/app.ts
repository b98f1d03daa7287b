import type { Core } from '@strapi/strapi';
import contactType from '../../server/src/contacts/content-types/contact';
import orderType from '../../server/src/orders/content-types/order';
import orderLineType from '../../server/src/orders/content-types/order-line';
import { pluginInstitution } from '../helpers/institutions/institutions';
import { startStrapi, type RunningStrapi, type StrapiOptions } from '../helpers/strapi/strapi';
import { naiveRoute, parseOnlyRoute } from './routes';

/** Content types of the app with the columns and indexes of the plugin’s types. */
export const PLAIN_CONTACT_UID = 'api::plain-contact.plain-contact';
export const PLAIN_ORDER_UID = 'api::plain-order.plain-order';
export const PLAIN_ORDER_LINE_UID = 'api::plain-order-line.plain-order-line';

/** The institution of the bench, without a running S-360; lists have a second one. */
export const INSTITUTION = 'myvenue';

/** Who is e-mailed what needs attention. */
export const RECIPIENTS = ['box-office@example.com', 'crm@example.com', 'it@example.com'];

/** As many as an operator of venues may have. */
export const MANY_INSTITUTIONS: readonly string[] = [
  INSTITUTION,
  ...Array.from({ length: 299 }, (_none, index) => `venue${index}`),
];

const NOBODY = 'http://127.0.0.1:9';

/** The settings of institutions without a running S-360. */
export const configured = (codes: readonly string[]): object[] =>
  codes.map((code) => pluginInstitution({ code, plugin: { pushNewContacts: false } }, NOBODY));

/** The other settings of the plugin. */
export const settings = (backgroundWork: boolean): Record<string, unknown> => ({
  backgroundWork,
  alerts: { emails: RECIPIENTS },
});

interface PluginSchema {
  attributes: Record<string, { type: string }>;
  indexes: readonly { name: string; columns: readonly string[]; type?: string }[];
}

/** Adds a copy of one of the plugin’s types; relations have tables of their own. */
function addPlain(strapi: Core.Strapi, name: string, schema: PluginSchema): void {
  const attributes = Object.entries(structuredClone(schema.attributes)).filter(
    ([, { type }]) => type !== 'relation',
  );
  const singularName = `plain-${name}`;
  strapi.get('content-types').add(`api::${singularName}`, {
    [singularName]: {
      schema: {
        ...structuredClone(schema),
        // Strapi’s internationalization has already added this attribute.
        attributes: {
          ...Object.fromEntries(attributes),
          locale: { type: 'string', private: true, configurable: false, visible: false },
        },
        collectionName: `bench_plain_${name.replace('-', '_')}s`,
        info: { singularName, pluralName: `${singularName}s`, displayName: `Plain ${name}` },
        indexes: schema.indexes.map((index) => ({
          ...index,
          columns: [...index.columns],
          name: index.name.replace('s360', 'plain'),
        })),
      },
    },
  });
}

export function startApp(options: {
  backgroundWork: boolean;
  folder?: string;
  institutions?: readonly string[];
  trust?: StrapiOptions['trust'];
}): Promise<RunningStrapi> {
  const { backgroundWork, folder, institutions = [INSTITUTION], trust } = options;
  return startStrapi({
    institutions: configured(institutions),
    settings: settings(backgroundWork),
    ...(folder !== undefined && { folder }),
    ...(trust !== undefined && { trust }),
    addToApp(strapi) {
      addPlain(strapi, 'contact', contactType.schema);
      addPlain(strapi, 'order', orderType.schema);
      addPlain(strapi, 'order-line', orderLineType.schema);
      strapi.server.routes([parseOnlyRoute, naiveRoute(strapi)]);
    },
  });
}
