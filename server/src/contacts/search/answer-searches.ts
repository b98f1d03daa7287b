import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../services/database/strapi-database';
import { isRecord } from '../../services/database/values';
import { searchCondition } from './search-conditions';

/** Attributes of the plugin's own that are searched as they are. */
const OWN = ['notes', 'tags'];
const TEXTS = new Set(['string', 'text', 'richtext', 'email', 'uid', 'enumeration']);

interface Attribute {
  type: string;
  visible?: boolean;
  searchable?: boolean;
}

/** What a venue has added and Strapi would search, too. */
export function furtherAttributes(
  attributes: Readonly<Record<string, Attribute>>,
  standard: ReadonlySet<string>,
): string[] {
  const added = Object.entries(attributes).filter(
    ([name, { searchable, type, visible }]) =>
      !standard.has(name) && TEXTS.has(type) && visible !== false && searchable !== false,
  );
  return [...OWN, ...added.map(([name]) => name)];
}

/**
 * Searches contacts as people do wherever Strapi searches them by `_q`: in the list of the Content
 * Manager with its count, where a relation is chosen, by the Content API and by code. Strapi's own
 * search takes what is typed for one text, with its accents, and knows no contact number.
 */
export function answerSearches(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  standard: ReadonlySet<string>,
): void {
  const { attributes } = strapi.contentType(CONTACT_UID);
  const further = furtherAttributes(attributes as Record<string, Attribute>, standard);
  const narrow = ({ params }: { params: unknown }) => {
    if (!isRecord(params)) return;
    const { _q: typed, where } = params;
    if (typeof typed !== 'string' || typed.trim() === '') return;
    delete params._q;
    params.where = { $and: [where ?? {}, searchCondition(database, typed, further)] };
  };
  strapi.db.lifecycles.subscribe({
    models: [CONTACT_UID],
    beforeFindMany: narrow,
    beforeCount: narrow,
  });
}
