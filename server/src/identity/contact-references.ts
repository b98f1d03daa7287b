import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { MergedReference } from '../contracts/contacts/contact-merge';
import {
  CONSENT_UID,
  PURCHASE_SUMMARY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
} from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** The parts of Strapi's metadata that tell where relations are stored. */
interface Column {
  name: string;
}

interface RelationAttribute {
  type: string;
  relation?: string;
  target?: string;
  mappedBy?: string;
  joinColumn?: Column & { referencedColumn?: string };
  joinTable?: {
    name: string;
    joinColumn: Column;
    inverseJoinColumn?: Column;
    morphColumn?: MorphColumn;
  };
  morphColumn?: MorphColumn;
}

interface MorphColumn {
  idColumn: Column;
  typeColumn: Column;
}

type Metadata = Iterable<
  [string, { tableName: string; attributes: Record<string, RelationAttribute> }]
>;

/** A column in which ids of contacts stand because something relates to them. */
interface Reference {
  type: string;
  field: string;
  table: string;
  column: string;
  /** Further conditions: the column may hold ids of other types too. */
  where: Row;
  /** The column that with this one makes the row unique; `null` where the row is the owner itself. */
  otherColumn: string | null;
  /** A contact stands here once at most: what the kept contact has stays. */
  isSingle: boolean;
  /** Both columns of the row hold contacts. */
  joinsContacts: boolean;
}

/** Moved or made anew by the engine itself, which knows more of them than their relation. */
const OWN_TYPES = new Set<string>([CONTACT_LINK_UID, CONSENT_UID, PURCHASE_SUMMARY_UID]);

/** Who wrote a contact is true of that contact alone. */
const AUTHORS = new Set(['createdBy', 'updatedBy']);

/** All columns of this app that refer to contacts: of any type, component or join table. */
function referencesToContacts(strapi: Core.Strapi): Reference[] {
  const metadata = strapi.db.metadata as unknown as Metadata;
  return [...metadata].flatMap(([type, { attributes, tableName }]) => {
    if (OWN_TYPES.has(type)) return [];
    return Object.entries(attributes).flatMap(([field, attribute]) =>
      // The other side of a relation is stored in the same place.
      attribute.type !== 'relation' || attribute.mappedBy !== undefined || AUTHORS.has(field)
        ? []
        : [
            ...toContacts(attribute, { type, field, tableName }),
            ...(type === CONTACT_UID ? fromContacts(attribute, { type, field }) : []),
          ],
    );
  });
}

/** Something relates to contacts. */
function toContacts(
  attribute: RelationAttribute,
  { field, tableName, type }: { type: string; field: string; tableName: string },
): Reference[] {
  const { joinColumn, joinTable, morphColumn, relation, target } = attribute;
  const morph = joinTable?.morphColumn ?? morphColumn;
  if (morph) {
    return [
      {
        type,
        field,
        table: joinTable?.name ?? tableName,
        column: morph.idColumn.name,
        where: { [morph.typeColumn.name]: CONTACT_UID },
        otherColumn: joinTable?.joinColumn.name ?? null,
        isSingle: false,
        joinsContacts: false,
      },
    ];
  }
  if (target !== CONTACT_UID) return [];
  const isSingle = relation === 'oneToOne' || relation === 'oneToMany';
  const of = { type, field, where: {}, isSingle, joinsContacts: type === CONTACT_UID };
  if (joinTable?.inverseJoinColumn) {
    const column = joinTable.inverseJoinColumn.name;
    return [{ ...of, table: joinTable.name, column, otherColumn: joinTable.joinColumn.name }];
  }
  // What is joined by a document id are a document's own versions.
  return joinColumn?.referencedColumn === 'id'
    ? [{ ...of, table: tableName, column: joinColumn.name, otherColumn: null }]
    : [];
}

/** Contacts, as a venue extended them, relate to something. */
function fromContacts(
  { joinTable, relation, target }: RelationAttribute,
  { field, type }: { type: string; field: string },
): Reference[] {
  if (!joinTable?.inverseJoinColumn) return [];
  const isSingle = relation === 'oneToOne' || relation === 'manyToOne';
  const { inverseJoinColumn, joinColumn, name: table } = joinTable;
  return [
    {
      type,
      field,
      table,
      column: joinColumn.name,
      where: {},
      otherColumn: inverseJoinColumn.name,
      isSingle,
      joinsContacts: target === CONTACT_UID,
    },
  ];
}

type Rows = Knex.QueryBuilder;

/** Chooses the rows that name the removed contact and can name the kept one instead. */
async function movable(
  { column, isSingle, joinsContacts, otherColumn, table, where }: Reference,
  { keepId, removeId, singleMedia, trx }: Move,
): Promise<(rows: Rows) => Rows> {
  const keptRows: Row[] = await trx(table).where({ ...where, [column]: keepId });
  return (rows) => {
    rows.where({ ...where, [column]: removeId });
    if (isSingle && keptRows.length > 0) rows.whereRaw('1 = 0');
    if (otherColumn === null) return rows;
    const joined = keptRows.map((row) => integer(row[otherColumn]));
    // Nobody is joined to themselves.
    rows.whereNotIn(otherColumn, joinsContacts ? [...joined, keepId] : joined);
    const media = keptRows.flatMap(({ field }) =>
      typeof field === 'string' && singleMedia.has(field) ? [field] : [],
    );
    return media.length === 0 ? rows : rows.whereNotIn('field', media);
  };
}

/** Which contact takes the place of which; ids are those of the database. */
export interface ReferenceMove {
  keepId: number;
  removeId: number;
  trx: Knex.Transaction;
}

interface Move extends ReferenceMove {
  /** Fields of contacts that hold one file at most. */
  singleMedia: ReadonlySet<string>;
}

/** The relations of this app that name a contact. */
export interface ContactReferences {
  /** How many would move, by type and field. */
  count(move: ReferenceMove): Promise<MergedReference[]>;
  /**
   * Lets them name the kept contact. A pair that exists already stays as it is, and so does the
   * kept contact's own where there can be one only.
   */
  move(move: ReferenceMove): Promise<MergedReference[]>;
  /** Those of some contacts, by their ids in the database, that anything names. */
  namedAmong(ids: readonly number[], trx: Knex.Transaction): Promise<ReadonlySet<number>>;
}

function singleMediaOf(strapi: Core.Strapi): ReadonlySet<string> {
  const metadata = strapi.db.metadata as unknown as Metadata;
  const contact = [...metadata].find(([uid]) => uid === CONTACT_UID)?.[1];
  return new Set(
    Object.entries(contact?.attributes ?? {}).flatMap(([field, { relation }]) =>
      relation === 'morphOne' ? [field] : [],
    ),
  );
}

/** Finds and moves relations by Strapi's metadata. */
export function contactReferences(strapi: Core.Strapi): ContactReferences {
  const each = async (
    of: ReferenceMove,
    work: (rows: Rows, reference: Reference) => PromiseLike<unknown>,
  ) => {
    const move = { ...of, singleMedia: singleMediaOf(strapi) };
    const done: MergedReference[] = [];
    for (const reference of referencesToContacts(strapi)) {
      const { field, table, type } = reference;
      const chosen = await movable(reference, move);
      const count = integer(await work(chosen(of.trx(table)), reference));
      if (count > 0) done.push({ type, field, count });
    }
    return done;
  };
  return {
    count: (move) =>
      each(move, async (rows) => {
        const [row]: Row[] = await rows.count({ count: '*' });
        return row?.count;
      }),
    move: (move) => each(move, (rows, { column }) => rows.update({ [column]: move.keepId })),
    async namedAmong(ids, trx) {
      const named = new Set<number>();
      if (ids.length === 0) return named;
      for (const { column, table, where } of referencesToContacts(strapi)) {
        const rows: Row[] = await trx(table)
          .distinct({ id: column })
          .where(where)
          .whereIn(column, [...ids]);
        for (const { id } of rows) named.add(integer(id));
      }
      return named;
    },
  };
}
