import { MIGRATIONS } from '../../../../server/src/app/upgrades/migrations';
import { riskyChanges } from '../../../../server/src/app/upgrades/schema-changes';
import { definedSchema } from '../../../upgrades/defined-schema';
import {
  isRecorded,
  presentVersion,
  recordedSchema,
  recordedVersions,
} from '../../../upgrades/recorded';
import { recordedRows } from '../../../upgrades/recorded-rows';

const accountedFor = MIGRATIONS.flatMap(({ changes }) => changes);
const changesSince = (version: string) => riskyChanges(recordedSchema(version), definedSchema());

/** `docs/contributing/changing-the-schema.md` says what to do when one of these fails. */
describe('the tables of the plugin', () => {
  it('are recorded for the version in package.json, by npm run schema', () => {
    expect(recordedVersions()).toContain('0.1.0');
    expect([presentVersion(), isRecorded(presentVersion())]).toEqual([presentVersion(), true]);
  });

  it.each(recordedVersions())(
    'have a migration for each change that rows of %s might not survive',
    (version) => {
      const changes = changesSince(version);
      expect(changes.filter(({ place }) => !accountedFor.includes(place))).toEqual([]);
    },
  );
});

describe('the recorded rows of the first version', () => {
  it('have a value in every column of every table, except the unused locale', () => {
    const rows = recordedRows('0.1.0');
    const empty = recordedSchema('0.1.0').tables.flatMap(({ columns, name }) =>
      columns
        .map((column) => column.name)
        .filter((column) => rows[name]?.every((row) => row[column] === undefined) ?? true)
        .map((column) => `${name}.${column}`),
    );
    expect(empty.filter((place) => !place.endsWith('.locale'))).toEqual([]);
  });
});

describe('the migrations', () => {
  it('have names that begin with ascending numbers', () => {
    const numbers = MIGRATIONS.map((_migration, at) => String(at + 1).padStart(4, '0'));
    expect(MIGRATIONS.map(({ name }) => /^(\d{4})-[a-z0-9-]+$/.exec(name)?.[1])).toEqual(numbers);
  });

  it('account for nothing that did not change', () => {
    const changed = recordedVersions().flatMap(changesSince);
    const places = changed.map(({ place }) => place);
    expect(accountedFor.filter((place) => !places.includes(place))).toEqual([]);
  });
});
