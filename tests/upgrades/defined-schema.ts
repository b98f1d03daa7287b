import type { Model } from '@strapi/database';
import { createMetadata } from '@strapi/database/dist/metadata';
import { metadataToSchema } from '@strapi/database/dist/schema/schema';
import type { Column, Schema } from '@strapi/database/dist/schema/types';
import { contentTypes, models } from '../../server/src/app/module-parts';
import { isOwnTable } from '../../server/src/app/upgrades/own-tables';

const authorRelation = () => ({
  type: 'relation',
  relation: 'oneToOne',
  target: 'admin::user',
  useJoinTable: false,
});

/** What Strapi adds to each content type. */
const ADDED_BY_STRAPI = {
  createdAt: { type: 'datetime' },
  updatedAt: { type: 'datetime' },
  publishedAt: { type: 'datetime' },
  createdBy: authorRelation(),
  updatedBy: authorRelation(),
  locale: { type: 'string' },
};

/** Strapi's users, whom its relations name. */
const USERS = {
  uid: 'admin::user',
  singularName: 'user',
  tableName: 'admin_users',
  attributes: { id: { type: 'increments' } },
};

function typeAsModel({ schema }: (typeof contentTypes)[keyof typeof contentTypes]) {
  const { attributes, collectionName: tableName, info } = schema;
  return {
    uid: `plugin::s360.${info.singularName}`,
    singularName: info.singularName,
    tableName,
    attributes: {
      id: { type: 'increments' },
      documentId: { type: 'string' },
      ...attributes,
      ...ADDED_BY_STRAPI,
    },
    indexes: [
      ...(schema.indexes ?? []),
      {
        name: `${tableName}_documents_idx`,
        columns: ['document_id', 'locale', 'published_at'],
      },
    ],
  };
}

/**
 * The tables of the plugin as Strapi derives them from the definitions, without any database. The
 * test of upgrades compares them with those of a running Strapi.
 */
export function definedSchema(): Schema {
  const all = [USERS, ...Object.values(contentTypes).map(typeAsModel), ...models];
  return ownSchema(metadataToSchema(createMetadata(all as unknown as Model[])));
}

/** The tables of the plugin alone, in the order of their names, without what is usual. */
export const ownSchema = ({ tables }: Schema): Schema => ({
  tables: tables
    .filter(({ name }) => isOwnTable(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((table) => ({ ...table, columns: table.columns.map(withoutUsual) })),
});

const withoutUsual = ({ args, defaultTo, notNullable, unsigned, ...rest }: Column): Column => ({
  ...rest,
  ...(args && args.length > 0 && { args }),
  ...(defaultTo !== null && { defaultTo }),
  ...(notNullable && { notNullable }),
  ...(unsigned && { unsigned }),
});
