import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { databaseFieldChanges } from './field-changes';
import { type ConfiguredFields, withFieldSettings } from './field-settings';

/** What people have changed of single settings, as changes of an institution's configuration. */
export function settingChanges<Configured extends ConfiguredFields>(database: StrapiDatabase) {
  const { all, revisions } = databaseFieldChanges(database);
  return {
    revisions,
    async all() {
      const changed = await all();
      return new Map(
        changed.map(({ fields, institution, revision, rules }) => [
          institution,
          {
            revision,
            change: (configured: Configured): Configured => ({
              ...withFieldSettings(configured, fields),
              ...rules,
            }),
          },
        ]),
      );
    },
  };
}
