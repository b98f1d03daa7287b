import { randomUUID } from 'node:crypto';
import type { ExchangeRules } from '../contracts/institutions/mapping';
import { reason } from '../contracts/reasons';
import { FIELD_CHANGES_UID } from '../contracts/uids';
import type { InternalModel } from '../kernel/module-parts';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { json, jsonText, text, time } from '../kernel/database/values';
import { StateConflictError } from '../kernel/errors';
import type { FieldSettings } from './field-settings';

/** The fields and rules of an institution's exchange that people have set in the admin panel. */
export const fieldChanges = {
  uid: FIELD_CHANGES_UID,
  tableName: 's360_field_changes',
  singularName: 's360-field-changes',
  transfer: 'carried',
  retention: 'forever',
  indexes: [{ name: 's360_field_changes_uq', columns: ['institution'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    fields: { type: 'json', column: { notNullable: true } },
    /** The filters and the matching rules. */
    rules: { type: 'json' },
    /** Differs after every change: this is how other processes notice. */
    revision: { type: 'string', column: { notNullable: true } },
    changedAt: { type: 'datetime', column: { notNullable: true } },
    changedBy: { type: 'string' },
  },
} satisfies InternalModel;

/** What people have set of an institution's exchange. */
interface PanelSettings {
  fields: FieldSettings;
  rules: ExchangeRules;
}

/** The same, and who was the last to change it. */
interface StoredFieldChanges extends PanelSettings {
  institution: string;
  revision: string;
  changedAt: Date | null;
  /** E.g. `admin:1`. */
  changedBy: string | null;
}

export interface FieldChangeStore {
  /** The revision of each institution's changes, by code. */
  revisions(): Promise<ReadonlyMap<string, string>>;
  all(): Promise<StoredFieldChanges[]>;
  find(institution: string): Promise<StoredFieldChanges | null>;
  /**
   * @param revision the revision that was changed; `null`: there were none.
   * @throws StateConflictError (409) when they are at another revision by now.
   */
  write(
    institution: string,
    revision: string | null,
    set: PanelSettings,
    stamp: { by: string; at: Date },
  ): Promise<void>;
}

/** On Strapi's database. */
export function databaseFieldChanges(database: StrapiDatabase): FieldChangeStore {
  const query = () => database.query(FIELD_CHANGES_UID);
  async function read(where: object): Promise<StoredFieldChanges[]> {
    const rows = await query()
      .select('*')
      .where({ ...where })
      .execute();
    return rows.map((row) => ({
      institution: text(row.institution) ?? '',
      fields: json<FieldSettings>(row.fields) ?? {},
      rules: json<ExchangeRules>(row.rules) ?? {},
      revision: text(row.revision) ?? '',
      changedAt: time(row.changedAt),
      changedBy: text(row.changedBy),
    }));
  }
  return {
    async revisions() {
      const rows = await query().select(['institution', 'revision']).execute();
      return new Map(rows.map((row) => [text(row.institution) ?? '', text(row.revision) ?? '']));
    },
    all: () => read({}),
    async find(institution) {
      const [found] = await read({ institution });
      return found ?? null;
    },
    write: (institution, revision, { fields, rules }, { at, by }) =>
      // Two people may change it at once: the second try finds the other's row.
      database.transactionWithRetries(async () => {
        const [known] = await query()
          .select(['revision'])
          .where({ institution })
          .forUpdate()
          .execute();
        if ((known ? text(known.revision) : null) !== revision)
          throw new StateConflictError(reason('mappingChanged', { institution }));
        const values = {
          fields: jsonText(fields),
          rules: jsonText(rules),
          revision: randomUUID(),
          changedAt: at,
          changedBy: by,
        };
        await (
          known
            ? query().where({ institution }).update(values)
            : query().insert({ institution, ...values })
        ).execute();
      }),
  };
}
