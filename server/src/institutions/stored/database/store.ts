import { randomUUID } from 'node:crypto';
import {
  INSTITUTION_CHANGES,
  SECRET_KINDS,
  type InstitutionChange,
  type InstitutionSettings,
} from '../../../contracts/institutions/institution-settings';
import { reason } from '../../../contracts/reasons';
import {
  INSTITUTION_CHANGE_UID,
  INSTITUTION_SECRET_UID,
  STORED_INSTITUTION_UID,
} from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../../kernel/database/strapi-database';
import {
  boolean,
  integer,
  json,
  jsonText,
  oneOf,
  text,
  time,
} from '../../../kernel/database/values';
import { StateConflictError } from '../../../kernel/errors';
import { pageOf, type PageOf, type PageRequest } from '../../../kernel/http/pages';
import type { Stamp, StoredChange, StoredInstitution, StoredSecret } from '../records';

/** One entry of the record of changes; `by` is an author such as `admin:1`. */
type RecordedChange = Omit<InstitutionChange, 'by'> & { by: string | null };

/** The institutions that people manage in the admin panel. */
export interface StoredInstitutions {
  /** The revision of each, by code. */
  revisions(): Promise<ReadonlyMap<string, string>>;
  all(): Promise<StoredInstitution[]>;
  find(code: string): Promise<StoredInstitution | null>;
  /** @throws StateConflictError (409) when there is one with this code. */
  create(code: string, change: StoredChange & { settings: object }, stamp: Stamp): Promise<void>;
  /** @throws StateConflictError (409) when it is no longer at this revision. */
  change(code: string, revision: string, change: StoredChange, stamp: Stamp): Promise<void>;
  /** Forgets its settings and secrets; the record of changes stays. */
  forget(code: string, stamp: Stamp): Promise<void>;
  noteUse(secretId: number, at: Date): Promise<void>;
  /** Newest first. */
  changes(code: string, request: PageRequest): Promise<PageOf<RecordedChange>>;
}

const secretFrom = (row: Row): StoredSecret => ({
  id: integer(row.id),
  kind: oneOf(SECRET_KINDS, row.kind),
  encrypted: text(row.encrypted) ?? '',
  setAt: time(row.setAt) ?? new Date(0),
  setBy: text(row.setBy),
  lastUsedAt: time(row.lastUsedAt),
});

/** The column is never empty. */
const NO_SETTINGS: InstitutionSettings = {
  code: '',
  baseUrl: '',
  authentication: { operator: '', partner: '' },
  webhook: { authentication: { kind: 'none' } },
};

const institutionFrom = (row: Row, secrets: readonly Row[]): StoredInstitution => ({
  code: text(row.code) ?? '',
  isActive: boolean(row.isActive) ?? false,
  settings: json<InstitutionSettings>(row.settings) ?? NO_SETTINGS,
  secrets: secrets.filter(({ institution }) => institution === row.code).map(secretFrom),
  revision: text(row.revision) ?? '',
  changedAt: time(row.changedAt) ?? new Date(0),
  changedBy: text(row.changedBy),
});

const changeFrom = (row: Row): RecordedChange => ({
  id: integer(row.id),
  kind: oneOf(INSTITUTION_CHANGES, row.kind),
  at: (time(row.changedAt) ?? new Date(0)).toISOString(),
  by: text(row.changedBy),
  settings: json<string[]>(row.settings) ?? [],
});

export function databaseStoredInstitutions(database: StrapiDatabase): StoredInstitutions {
  const institutions = () => database.query(STORED_INSTITUTION_UID);
  const secrets = () => database.query(INSTITUTION_SECRET_UID);

  async function read(where: Row, ofInstitution: Row): Promise<StoredInstitution[]> {
    const rows = await institutions().select('*').where(where).orderBy({ id: 'asc' }).execute();
    if (rows.length === 0) return [];
    const theirs = await secrets()
      .select('*')
      .where(ofInstitution)
      .orderBy({ id: 'asc' })
      .execute();
    return rows.map((row) => institutionFrom(row, theirs));
  }

  /** Writes the secrets and the record of a change, within its transaction. */
  async function writeRest(code: string, change: StoredChange, { at, by }: Stamp): Promise<void> {
    const { forgottenSecrets = [], kind, names = [], newSecrets = [] } = change;
    if (forgottenSecrets.length > 0)
      await secrets()
        .where({ institution: code, id: { $in: [...forgottenSecrets] } })
        .delete()
        .execute();
    // One by one, because their order is that of their ids.
    for (const { encrypted, kind: secret } of newSecrets)
      await secrets()
        .insert({ institution: code, kind: secret, encrypted, setAt: at, setBy: by })
        .execute();
    await database
      .query(INSTITUTION_CHANGE_UID)
      .insert({
        institution: code,
        kind,
        settings: jsonText(names),
        changedAt: at,
        changedBy: by,
      })
      .execute();
  }

  const stamped = ({ at, by }: Stamp) => ({
    revision: randomUUID(),
    changedAt: at,
    changedBy: by,
  });

  /** Locks the institution until the end of the transaction. */
  const locked = async (code: string): Promise<Row | undefined> =>
    (await institutions().select(['revision']).where({ code }).forUpdate().execute())[0];

  return {
    async revisions() {
      const rows = await institutions().select(['code', 'revision']).execute();
      return new Map(rows.map((row) => [text(row.code) ?? '', text(row.revision) ?? '']));
    },
    all: () => read({}, {}),
    async find(code) {
      const [found] = await read({ code }, { institution: code });
      return found ?? null;
    },
    create: (code, change, stamp) =>
      // Two people may create it at once: the second try finds the other's row.
      database.transactionWithRetries(async () => {
        if (await locked(code))
          throw new StateConflictError(reason('institutionExists', { institution: code }));
        const settings = jsonText(change.settings);
        await institutions()
          .insert({ code, isActive: true, settings, ...stamped(stamp) })
          .execute();
        await writeRest(code, change, stamp);
      }),
    change: (code, revision, change, stamp) =>
      database.transactionWithRetries(async () => {
        if ((await locked(code))?.revision !== revision)
          throw new StateConflictError(reason('institutionChanged', { institution: code }));
        const { isActive, settings } = change;
        await institutions()
          .where({ code })
          .update({
            ...(settings && { settings: jsonText(settings) }),
            ...(isActive !== undefined && { isActive }),
            ...stamped(stamp),
          })
          .execute();
        await writeRest(code, change, stamp);
      }),
    forget: (code, stamp) =>
      database.transactionWithRetries(async () => {
        await institutions().where({ code }).delete().execute();
        await secrets().where({ institution: code }).delete().execute();
        await writeRest(code, { kind: 'returned' }, stamp);
      }),
    async noteUse(id, at) {
      await secrets().where({ id }).update({ lastUsedAt: at }).execute();
    },
    changes: (code, request) =>
      pageOf(
        database,
        {
          uid: INSTITUTION_CHANGE_UID,
          where: { institution: code },
          order: { id: 'desc' },
          request,
        },
        changeFrom,
      ),
  };
}
