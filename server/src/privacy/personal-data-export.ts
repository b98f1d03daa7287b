import { KEY_COLUMNS, type Clock, type ContactStore } from '../contacts';
import type { GetPersonalData, PersonalRecords } from '../contracts/privacy';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import type { DataTable } from '../kernel/personal-data';
import { nobodyNamed } from './errors';
import { candidatesIn, rowsAmong } from './find-rows';
import { findPerson, nameOf, type NamedPerson } from './find-person';
import { personalTables } from './personal-tables';

/** Everything that is stored of a person, for the person (GDPR Art. 15 and 20). */
export interface PersonalDataExport {
  /** @throws NotFoundError when nothing is known of the person. */
  of(named: NamedPerson): Promise<GetPersonalData.Response['data']>;
}

/** Columns that derive from others, or belong to the machine. */
const OF_THE_MACHINE = new Set<string>([
  ...KEY_COLUMNS,
  'keyedBy',
  'appliedDigest',
  'baseUrl',
  'locale',
  'publishedAt',
]);

/** A row without what is blank and without what says nothing to the person. */
const readable = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== null && !OF_THE_MACHINE.has(name)),
  );

export function personalDataExport({
  clock,
  database,
  store,
  tables,
}: {
  clock: Clock;
  database: StrapiDatabase;
  store: ContactStore;
  tables: readonly DataTable[];
}): PersonalDataExport {
  return {
    async of(named) {
      const person = await store.transaction((transaction) =>
        findPerson(named, database, transaction),
      );
      if (!person) throw nobodyNamed(named);
      const places = new Map<string, PersonalRecords>();
      for (const table of personalTables(tables)) {
        const candidates = await candidatesIn(database, table, person);
        for await (const found of rowsAmong(database, table, person, candidates)) {
          const records = found
            .map(({ row }) => (table.shown ? table.shown(row, person) : row))
            .flatMap((row) => (row === null ? [] : [readable(row)]));
          const known = places.get(table.uid)?.records ?? [];
          if (records.length > 0)
            places.set(table.uid, { place: table.uid, records: [...known, ...records] });
        }
      }
      if (places.size === 0) throw nobodyNamed(named);
      return {
        name: nameOf(person),
        exportedAt: clock.now().toISOString(),
        places: [...places.values()],
      };
    },
  };
}
