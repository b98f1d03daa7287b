import type { AnyRoutes } from './http/routes';
import type { Retention } from './database/forget-rows';
import type { DataTable } from './personal-data';

interface TableParts {
  attributes: Readonly<Record<string, object>>;
  indexes?: readonly object[];
}

export interface ContentType {
  schema: TableParts & { collectionName: string; info: { singularName: string } };
}

export interface InternalModel extends TableParts {
  uid: string;
  tableName: string;
  singularName: string;
  /**
   * What becomes of its rows when data moves to another Strapi, as Strapi's own transfer moves none of
   * them. `carried`: they say something of contacts, orders and bookings, and `export-tables` writes
   * them. `left`: they belong to one Strapi: connections and secrets, work under way, limits, reports.
   */
  transfer: 'carried' | 'left';
  retention: Retention;
}

/** What a module offers to later ones: all that it makes but the controllers. */
export type Offered<Made extends { controllers: unknown }> = Omit<Made, 'controllers'>;

/** What a module adds to the plugin before there is a database. */
export interface ModuleParts {
  /** By the names under which Strapi knows them. */
  contentTypes?: Readonly<Record<string, ContentType>>;
  /**
   * Internal tables. They are not content: they have no documents, screens or Content API. Strapi's
   * data transfer leaves them out, so work in progress never moves to another system.
   */
  models?: readonly InternalModel[];
  /** The controllers that these name are among what the module makes. */
  routes?: readonly AnyRoutes[];
  /** Its settings, as `institutions` reads them. */
  settings?: object;
  /** What its tables hold of people. */
  personalData?: readonly DataTable[];
}
