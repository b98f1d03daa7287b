import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CanonicalSettings, Clock, ContactStore, ContactTransaction } from '../contacts';
import type { ContactReferences } from '../identity';
import type { InstitutionRegistry } from '../institutions';
import { reason } from '../contracts/reasons';
import type {
  ConfirmErasure,
  ErasedPlace,
  ErasePerson,
  ErasureCertificate,
  PreviewErasure,
} from '../contracts/privacy';
import type { NamesOfAuthors } from '../kernel/authors';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { StateConflictError } from '../kernel/errors';
import type { PageOf, PageRequest } from '../kernel/http/pages';
import type { DataTable, PersonalTable } from '../kernel/personal-data';
import type { Author } from '../kernel/http/request-author';
import { requirePerson } from '../kernel/http/require-person';
import { certificates, type Certificates } from './certificates';
import type { ErasedKeys } from './erased-keys';
import { ErasureObstaclesError, nobodyNamed } from './errors';
import { candidatesIn, eraseRows, NOT_LOOKED, rowsAmong, type Candidates } from './find-rows';
import { findPerson, nameOf, type FoundPerson, type NamedPerson } from './find-person';
import { personalTables } from './personal-tables';
import { obstaclesFor } from './obstacles';
import type { Secret } from './secret';

export interface Erasures {
  /**
   * Returns what an erasure would do; writes nothing.
   * @throws NotFoundError when nothing is known of the person.
   */
  preview(named: NamedPerson): Promise<PreviewErasure.Response['data']>;
  /**
   * Erases a person everywhere, in one transaction, and remembers keys by which it stays out.
   * @throws NotFoundError when nothing is known of the person.
   * @throws StateConflictError with every obstacle, or when the name is another.
   */
  erase(
    named: NamedPerson,
    request: ErasePerson.Request,
    author: Author,
  ): Promise<ErasureCertificate>;
  /** What the erasure of many would do, as far as an index finds it; writes nothing. */
  summary(documentIds: readonly string[]): Promise<{ places: ErasedPlace[]; obstructed: number }>;
  /**
   * Erases a person whom somebody has approved without typing the name.
   * @param mayErase throws when the person may not be erased; called while the contact is locked
   * @throws NotFoundError, StateConflictError as `erase`
   */
  eraseApproved(documentId: string, by: string, mayErase: () => Promise<void>): Promise<void>;
  list(request: PageRequest): Promise<PageOf<ErasureCertificate>>;
  /**
   * Notes that the person is erased in S-360, too, and forgets the numbers.
   * @throws NotFoundError when there is nothing to confirm.
   */
  confirm(
    reference: string,
    request: ConfirmErasure.Request,
    author: Author,
  ): Promise<ErasureCertificate>;
}

interface ErasurePorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  institutions: Pick<InstitutionRegistry, 'all'>;
  /** What every module says of its tables. */
  tables: readonly DataTable[];
  keys: ErasedKeys;
  secret: Secret;
  canonical: CanonicalSettings;
  references: Pick<ContactReferences, 'count'>;
  namesOf: NamesOfAuthors;
  /** Deletes a contact's document so that other plugins are notified. */
  deleteContact(documentId: string): Promise<void>;
}

type Looked = ReadonlyMap<PersonalTable, Candidates>;

export function erasures(ports: ErasurePorts): Erasures {
  const { clock, database, institutions, keys, store } = ports;
  const tables = personalTables(ports.tables);
  const kept: Certificates = certificates(ports);

  async function existing(named: NamedPerson, transaction: ContactTransaction) {
    const person = await findPerson(named, database, transaction);
    if (!person) throw nobodyNamed(named);
    return person;
  }

  /** Looks through the tables again: through those without an index, only what is new since. */
  async function look(person: FoundPerson, before?: Looked, among = tables): Promise<Looked> {
    const looked = new Map<PersonalTable, Candidates>();
    for (const table of among)
      looked.set(
        table,
        await candidatesIn(database, table, person, before?.get(table) ?? NOT_LOOKED),
      );
    return looked;
  }

  /** Adds to `rows` how many the person has in each table. */
  async function count(person: FoundPerson, rows: Map<string, number>, among = tables) {
    for (const [table, candidates] of await look(person, undefined, among))
      for await (const found of rowsAmong(database, table, person, candidates))
        rows.set(table.uid, (rows.get(table.uid) ?? 0) + found.length);
    return placesOf(rows);
  }

  /**
   * What is stored when the contact is deleted is found again before anything is erased. Each table
   * is looked through once the rows of the one before are locked: whoever writes to both, as the end
   * of a delivery does, has written both or neither.
   */
  async function eraseEverywhere(person: FoundPerson, before?: Looked): Promise<ErasedPlace[]> {
    const rows = new Map<string, number>();
    const contact = await look(person, before);
    if (person.contactId !== null) await ports.deleteContact(person.documentId);
    for (const [table, found] of contact) {
      const candidates = await candidatesIn(database, table, person, found);
      const erased = await eraseRows(database, table, person, candidates, found);
      rows.set(table.uid, (rows.get(table.uid) ?? 0) + erased);
    }
    return placesOf(rows);
  }

  /** Types that refer to the contact; Strapi has already removed the relations of a deleted one. */
  async function referencesTo({ contactId }: FoundPerson) {
    if (contactId === null) return [];
    const move = { keepId: 0, removeId: contactId };
    return database.transaction((trx) => ports.references.count({ ...move, trx }));
  }

  const remembered = (person: FoundPerson, at: Date) => {
    const rules = institutions.all().flatMap(({ contacts }) => contacts.matching);
    return keys.remember(person, { rules, settings: ports.canonical }, at);
  };

  /** Erases a known person; whatever is in the way ends it. */
  async function eraseKnown(
    named: NamedPerson,
    known: FoundPerson,
    erasedBy: string,
    mayErase: (person: FoundPerson) => Promise<void> | void,
  ): Promise<string> {
    // The long look goes first, outside of the transaction, so that nobody waits for it.
    const looked = await look(known);
    const reference = randomUUID();
    await store.transaction(async (transaction) => {
      // Whoever creates contacts comes before or after, and then sees the keys.
      await transaction.holdNewContacts();
      const person = await existing(named, transaction);
      await transaction.lockLinks(person.linkIds);
      await mayErase(person);
      const obstacles = await obstaclesFor(person, database);
      if (obstacles.length > 0) throw new ErasureObstaclesError(obstacles);
      const erasedAt = clock.now();
      await remembered(person, erasedAt);
      const isSame = isSoughtAlike(known, person);
      const places = await eraseEverywhere(person, isSame ? looked : undefined);
      if (places.length === 0) throw nobodyNamed(named);
      await kept.add({ reference, erasedAt, erasedBy, places, numbers: person.numbers });
    });
    return reference;
  }

  const find = (named: NamedPerson) =>
    store.transaction((transaction) => existing(named, transaction));

  return {
    async preview(named) {
      const found = await store.transaction(async (transaction) => {
        const person = await existing(named, transaction);
        return {
          person,
          obstacles: await obstaclesFor(person, database),
          references: await referencesTo(person),
        };
      });
      const { obstacles, person, references } = found;
      const places = await count(person, new Map());
      if (places.length === 0) throw nobodyNamed(named);
      return {
        name: nameOf(person),
        contact: person.contactId === null ? null : person.documentId,
        places,
        inS360: kept.numbersByInstitution(person.numbers),
        references: references.filter(({ type }) => !tables.some(({ uid }) => uid === type)),
        obstacles,
      };
    },
    async erase(named, { name }, author) {
      const erasedBy = requirePerson(author);
      const requireName = (person: FoundPerson) => {
        if (name.trim() !== nameOf(person).trim())
          throw new StateConflictError(reason('erasureNameDiffers'));
      };
      const known = await find(named);
      requireName(known);
      return kept.find(await eraseKnown(named, known, erasedBy, requireName));
    },
    async eraseApproved(documentId, by, mayErase) {
      await eraseKnown(documentId, await find(documentId), by, mayErase);
    },
    async summary(documentIds) {
      const indexed = tables.filter(({ isScanned }) => isScanned === undefined);
      const rows = new Map<string, number>();
      let obstructed = 0;
      for (const documentId of documentIds) {
        const person = await store.transaction((transaction) =>
          findPerson(documentId, database, transaction),
        );
        if (person === null) continue;
        if ((await obstaclesFor(person, database)).length > 0) obstructed += 1;
        await count(person, rows, indexed);
      }
      return { places: placesOf(rows), obstructed };
    },
    list: (request) => kept.list(request),
    async confirm(reference, { institution }, author) {
      const confirmedBy = requirePerson(author);
      await kept.confirm(reference, institution, { by: confirmedBy, at: clock.now() });
      return kept.find(reference);
    },
  };
}

/** Whether a look for one finds all of the other: meanwhile the person may have got another number. */
const isSoughtAlike = (one: FoundPerson, other: FoundPerson): boolean =>
  isDeepStrictEqual(
    [one.documentId, one.numbers, one.keys],
    [other.documentId, other.numbers, other.keys],
  );

const placesOf = (rows: ReadonlyMap<string, number>): ErasedPlace[] =>
  [...rows].flatMap(([place, count]) => (count > 0 ? [{ place, rows: count }] : []));
