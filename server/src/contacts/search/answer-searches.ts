import type { Core, UID } from '@strapi/strapi';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { CONTACT_UID, ORDER_UID } from '../../contracts/uids';
import { limitOf } from '../../institutions';
import { type Ability, isAbility } from '../../kernel/http/permitted-institutions';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { isRecord } from '../../kernel/is-record';
import { exactFirst } from './exact-first';
import { foundOncePerRequest } from './found-once';
import {
  contactsFound,
  idOfNumber,
  inEachWord,
  isNumberLike,
  type SearchedParts,
  searchWithin,
} from './search-conditions';
import { SEARCHED_FIELDS } from './search-text';

const { readSync } = PERMISSION_ACTIONS;

/** The plugin's own attributes that are searched as they are. */
const OWN = ['notes', 'tags'];
const TEXTS = new Set(['string', 'text', 'richtext', 'email', 'uid', 'enumeration']);
const NUMBERS = new Set(['integer', 'biginteger', 'decimal', 'float']);

interface Attribute {
  type: string;
  visible?: boolean;
  searchable?: boolean;
}

type Attributes = Readonly<Record<string, Attribute>>;

/** The attributes of these types that Strapi would search. */
function searchedAttributes(attributes: Attributes, types: ReadonlySet<string>): string[] {
  return Object.entries(attributes)
    .filter(
      ([, { searchable, type, visible }]) =>
        types.has(type) && visible !== false && searchable !== false,
    )
    .map(([name]) => name);
}

/** The plugin's own attributes plus those that a venue added and Strapi would search. */
export function furtherAttributes(attributes: Attributes, standard: ReadonlySet<string>): string[] {
  const searched = searchedAttributes(attributes, TEXTS);
  return [...OWN, ...searched.filter((name) => !standard.has(name))];
}

/**
 * The search above the lists of our types. A search reveals whose value it finds, so a user of the
 * admin panel searches only in attributes that the role may read.
 */
export interface ListSearch {
  /** The condition on entries of a type that a user searches for. */
  within(uid: string, typed: string, ability: Ability): Row;
  /** The same for the current requester; `null` leaves the search of a program to Strapi. */
  condition(uid: string, typed: string): Row | null;
  /** Queries for the contacts that meet this condition. */
  contacts(typed: string): ReturnType<typeof contactsFound>;
  /** The condition on entries that the typed number names exactly; `null` where none can be. */
  exactly(uid: string, typed: string): Row | null;
}

/** The numbers by which people name an entry, besides those of contacts. */
const NUMBERS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  [ORDER_UID, ['orderId', 'contactReference']],
]);

/**
 * The search of lists in Strapi's database.
 * @param standard the attributes of contacts that no venue has added.
 */
export function listSearch(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  standard: ReadonlySet<string>,
): ListSearch {
  const attributesOf = (uid: string): Attributes =>
    strapi.contentType(uid as UID.ContentType).attributes;
  const further = () => furtherAttributes(attributesOf(CONTACT_UID), standard);

  function readableIn(uid: string, ability: Ability): (name: string) => boolean {
    const { can }: { can: { read(entity: undefined, attribute: string): boolean } } = strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility: ability, model: uid });
    return (name) => can.read(undefined, name);
  }

  /** What a user searches of contacts; a program searches everything. */
  function partsOf(ability: unknown): SearchedParts {
    const others = ['displayName', ...further()];
    if (!isAbility(ability)) return { text: 'all', others, numbers: null };
    const isReadable = readableIn(CONTACT_UID, ability);
    return {
      // The text is built from all these fields together.
      text: SEARCHED_FIELDS.every(isReadable) ? 'all' : SEARCHED_FIELDS.filter(isReadable),
      others: others.filter(isReadable),
      numbers: ability.can(readSync) ? limitOf(strapi, ability, readSync) : 'none',
    };
  }

  const abilityNow = (): unknown => strapi.requestContext.get()?.state.userAbility;

  const within: ListSearch['within'] = (uid, typed, ability) => {
    if (uid === CONTACT_UID) return searchWithin(database, typed, partsOf(ability));
    const isReadable = readableIn(uid, ability);
    const readable = (types: ReadonlySet<string>) =>
      searchedAttributes(attributesOf(uid), types).filter(isReadable);
    return inEachWord(database, uid, typed, {
      texts: ['documentId', ...readable(TEXTS)],
      numbers: readable(NUMBERS),
    });
  };

  return {
    within,
    condition(uid, typed) {
      const ability = abilityNow();
      if (isAbility(ability)) return within(uid, typed, ability);
      return uid === CONTACT_UID ? searchWithin(database, typed, partsOf(ability)) : null;
    },
    contacts: (typed) => contactsFound(database, typed, partsOf(abilityNow())),
    exactly(uid, typed) {
      const ability = abilityNow();
      const number = typed.trim();
      if (!isAbility(ability) || !isNumberLike(number)) return null;
      if (uid === CONTACT_UID) {
        return ability.can(readSync)
          ? { documentId: idOfNumber(database, number, limitOf(strapi, ability, readSync)) }
          : null;
      }
      const names = (NUMBERS_OF.get(uid) ?? []).filter(readableIn(uid, ability));
      return names.length === 0 ? null : { $or: names.map((name) => ({ [name]: number })) };
    },
  };
}

/** The used parts of an event of Strapi's database. */
interface Asked {
  model: { uid: string };
  params: unknown;
}

interface SearchPorts {
  database: StrapiDatabase;
  search: ListSearch;
  isOurs: (uid: string) => boolean;
}

/**
 * Replaces Strapi's `_q` search of our types everywhere: in the list of the Content Manager and
 * its count, in relation pickers, in the Content API and in code. Strapi's own search reads
 * attributes that a role may not read; for contacts it treats the input as one text, accents
 * included, and does not know contact numbers.
 */
export function answerSearches(
  strapi: Core.Strapi,
  { database, isOurs, search }: SearchPorts,
): void {
  const found = foundOncePerRequest(strapi, database);
  const narrow = async ({ model, params }: Asked) => {
    if (!isRecord(params)) return;
    const { _q: typed, where } = params;
    if (typeof typed !== 'string' || typed.trim() === '') return;
    const condition = search.condition(model.uid, typed);
    if (condition === null) return;
    delete params._q;
    const queries = () => search.contacts(typed);
    const narrowed =
      model.uid === CONTACT_UID ? await found(typed, { condition, queries }) : condition;
    params.where = { $and: [where ?? {}, narrowed] };
  };
  const { putFirst, takeOut } = exactFirst(strapi, search.exactly);
  strapi.db.lifecycles.subscribe({
    models: Object.keys(strapi.contentTypes).filter(isOurs),
    async beforeFindMany(event) {
      const typed: unknown = event.params?._q;
      await narrow(event);
      if (typeof typed === 'string') await takeOut(event, typed);
    },
    afterFindMany: putFirst,
    beforeCount: narrow,
  });
}
