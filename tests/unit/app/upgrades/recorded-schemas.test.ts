import { MIGRATIONS } from '../../../../server/src/app/upgrades/migrations';
import { riskyChanges } from '../../../../server/src/app/upgrades/schema-changes';
import { definedSchema } from '../../../upgrades/defined-schema';
import {
  isRecorded,
  presentVersion,
  recordedSchema,
  recordedVersions,
} from '../../../upgrades/recorded';

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
