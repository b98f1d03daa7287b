import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { MergedReference } from '../contracts/contacts/contact-merge';
import { CONTACT_UID } from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** The parts of Strapi's metadata that say where relations are stored. */
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

/** A column that stores ids of contacts for a relation. */
interface Reference {
  type: string;
  field: string;
  table: string;
  column: string;
  /** Further conditions, since the column may hold ids of other types too. */
  where: Row;
  /**
   * The column that forms a unique pair with this one; `null` where the row is the owner itself.
   */
  otherColumn: string | null;
  /** The relation holds one contact at most: the kept contact's own entry stays. */
  isSingle: boolean;
  /** Both columns of the row hold contact ids. */
  joinsContacts: boolean;
}

/** The author of a contact belongs to that contact alone. */
const AUTHORS = new Set(['createdBy', 'updatedBy']);

/** All columns of this app that refer to contacts, in any type, component or join table. */
function referencesToContacts(strapi: Core.Strapi): Reference[] {
  const metadata = strapi.db.metadata as unknown as Metadata;
  return [...metadata].flatMap(([type, { attributes, tableName }]) =>
    Object.entries(attributes).flatMap(([field, attribute]) =>
      // The inverse side of a relation is stored in the same place.
      attribute.type !== 'relation' || attribute.mappedBy !== undefined || AUTHORS.has(field)
        ? []
        : [
            ...toContacts(attribute, { type, field, tableName }),
            ...(type === CONTACT_UID ? fromContacts(attribute, { type, field }) : []),
          ],
    ),
  );
}

/** Relations from any type to contacts. */
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
  // Relations joined by document id only link a document's own versions.
  return joinColumn?.referencedColumn === 'id'
    ? [{ ...of, table: tableName, column: joinColumn.name, otherColumn: null }]
    : [];
}

/** Relations from contacts, as a venue extended them, to any type. */
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

/** Selects the rows that name the removed contact and can name the kept one instead. */
async function selectMovable(
  { column, isSingle, joinsContacts, otherColumn, table, where }: Reference,
  { keepId, removeId, singleMedia, trx }: Move,
): Promise<(rows: Rows) => Rows> {
  const keptRows: Row[] = await trx(table).where({ ...where, [column]: keepId });
  return (rows) => {
    rows.where({ ...where, [column]: removeId });
    if (isSingle && keptRows.length > 0) rows.whereRaw('1 = 0');
    if (otherColumn === null) return rows;
    const joined = keptRows.map((row) => integer(row[otherColumn]));
    // A contact cannot relate to itself.
    rows.whereNotIn(otherColumn, joinsContacts ? [...joined, keepId] : joined);
    const media = keptRows.flatMap(({ field }) =>
      typeof field === 'string' && singleMedia.has(field) ? [field] : [],
    );
    return media.length === 0 ? rows : rows.whereNotIn('field', media);
  };
}

function nameOfType(strapi: Core.Strapi, type: string): string {
  const model: { info: { displayName: string } } | undefined = strapi.getModel(type as UID.Schema);
  return model?.info.displayName ?? type;
}

/** Which contact replaces which; the ids are database ids. */
export interface ReferenceMove {
  keepId: number;
  removeId: number;
  trx: Knex.Transaction;
}

interface Move extends ReferenceMove {
  /** Fields of contacts that hold one file at most. */
  singleMedia: ReadonlySet<string>;
}

export interface ContactReferences {
  /** Counts the relations that would move, by type and field. */
  count(move: ReferenceMove): Promise<MergedReference[]>;
  /**
   * Makes the relations name the kept contact. Existing pairs stay as they are, and a relation that
   * allows only one entry keeps the kept contact's own.
   */
  move(move: ReferenceMove): Promise<MergedReference[]>;
  /** Of these contacts, by database id, the ones that any relation names. */
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

/** Finds and moves relations based on Strapi's metadata. */
export function contactReferences(strapi: Core.Strapi): ContactReferences {
  const each = async (
    of: ReferenceMove,
    work: (rows: Rows, reference: Reference) => PromiseLike<unknown>,
  ) => {
    const move = { ...of, singleMedia: singleMediaOf(strapi) };
    const done: MergedReference[] = [];
    for (const reference of referencesToContacts(strapi)) {
      const { field, table, type } = reference;
      const chosen = await selectMovable(reference, move);
      const count = integer(await work(chosen(of.trx(table)), reference));
      if (count > 0) done.push({ type, typeName: nameOfType(strapi, type), field, count });
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
