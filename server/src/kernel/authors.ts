import type { Core } from '@strapi/strapi';
import {
  COMMAND_LINE_AUTHOR,
  ELSEWHERE_AUTHOR,
  MCP_CLIENT,
  TOKEN_STRATEGIES,
} from '../contracts/authors';
import type { NamedUser } from '../contracts/named-user';
import { gathered, type Gathered } from './database/gathered';
import { text } from './database/values';
import { isRecord } from './is-record';

/**
 * Looks up the names of the people and tokens behind changes, from the authors that were stored.
 */
export type NamesOfAuthors = (
  authors: readonly (string | null)[],
) => Promise<(author: string | null) => NamedUser | null>;

interface Kind {
  uid: string;
  /** What `nameOf` reads; nothing else of a user is loaded. */
  columns: readonly string[];
  nameOf(row: Record<string, unknown>): string | null;
}

/** The name of an admin user; `null` when neither a name nor a user name is set. */
export const nameOfUser: Kind['nameOf'] = ({ firstname, lastname, username }) =>
  [text(firstname), text(lastname)].filter(Boolean).join(' ') || text(username);

const TOKEN: Kind = {
  uid: 'admin::api-token',
  columns: ['name'],
  nameOf: ({ name }) => text(name),
};

const USER_COLUMNS = ['firstname', 'lastname', 'username'] as const;

/** By the first part of an author: Strapi's name for how the request was authenticated. */
const KINDS: Record<string, Kind> = {
  admin: {
    uid: 'admin::user',
    columns: USER_COLUMNS,
    nameOf: nameOfUser,
  },
  // A program made the change on behalf of the user.
  [MCP_CLIENT]: {
    uid: 'admin::user',
    columns: USER_COLUMNS,
    nameOf(row) {
      const name = nameOfUser(row);
      return name && `${name} (MCP)`;
    },
  },
  ...Object.fromEntries(TOKEN_STRATEGIES.map((strategy) => [strategy, TOKEN])),
  'users-permissions': {
    uid: 'plugin::users-permissions.user',
    columns: ['username'],
    nameOf: ({ username }) => text(username),
  },
};

function gatheredNames(
  strapi: Core.Strapi,
  { columns, nameOf, uid }: Kind,
): Gathered<string | null> {
  const isInTransaction = () => strapi.db.inTransaction();
  return gathered<string | null>(
    { isInTransaction },
    async (ids) => {
      if (!strapi.db.metadata.has(uid)) return new Map();
      const rows: unknown[] = await strapi.db
        .query(uid)
        .findMany({ select: ['id', ...columns], where: { id: { $in: [...ids] } } });
      return new Map(rows.filter(isRecord).map((row) => [String(row.id), nameOf(row)]));
    },
    null,
  );
}

/** Reads the names whenever they are shown; only ids are stored. */
export function namesOfAuthors(strapi: Core.Strapi): NamesOfAuthors {
  const kinds = new Map(
    Object.entries(KINDS).map(([kind, description]) => [kind, gatheredNames(strapi, description)]),
  );
  async function nameOf(author: string): Promise<string | null> {
    for (const prefix of [COMMAND_LINE_AUTHOR, ELSEWHERE_AUTHOR])
      if (author.startsWith(prefix)) return author.slice(prefix.length);
    const [kind = '', ...id] = author.split(':');
    return (await kinds.get(kind)?.(id.join(':'))) ?? null;
  }
  return async (authors) => {
    const known = [...new Set(authors)].filter((author) => author !== null);
    const names = new Map(
      await Promise.all(
        known.map(async (author): Promise<[string, string | null]> => [
          author,
          await nameOf(author),
        ]),
      ),
    );
    return (author) => (author === null ? null : { id: author, name: names.get(author) ?? null });
  };
}
