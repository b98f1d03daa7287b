import type { Cause } from '../contracts/attention';
import { CAUSE_ACTORS, CAUSE_KINDS } from '../contracts/causes';
import { ALERT_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, jsonText, text, time } from '../kernel/database/values';
import type { KnownAlert } from './decide-alerts';

export type AlertStore = ReturnType<typeof databaseAlerts>;

function alertFromRow(row: Row): KnownAlert[] {
  const kind = CAUSE_KINDS.find((known) => known === row.kind);
  const actor = CAUSE_ACTORS.find((known) => known === row.actor);
  if (kind === undefined || actor === undefined) return [];
  return [
    {
      key: text(row.key) ?? '',
      kind,
      actor,
      institution: text(row.institution) ?? '',
      cause: text(row.cause),
      count: integer(row.count),
      heldAt: json<string[]>(row.heldAt) ?? [],
      firstSeenAt: time(row.firstSeenAt) ?? new Date(0),
      raisedAt: time(row.raisedAt),
      lastRaisedAt: time(row.lastRaisedAt),
    },
  ];
}

/** The reported causes of all processes. A claim succeeds in one process only. */
export function databaseAlerts(database: StrapiDatabase) {
  const alerts = () => database.query(ALERT_UID);
  const { column, table } = database.names(ALERT_UID);
  const claim = (where: Row, isRaised: boolean, changes: Row): Promise<boolean> =>
    database.transaction(async (trx) => {
      const rows = trx(table).where(where);
      const raisedAt = column('raisedAt');
      const free = isRaised ? rows.whereNotNull(raisedAt) : rows.whereNull(raisedAt);
      return (await free.update(changes)) > 0;
    });
  return {
    all: async () => (await alerts().select('*').execute()).flatMap(alertFromRow),
    async begin({ actor, cause, count, institution, key, kind }: Cause, firstSeenAt: Date) {
      const row = { key, kind, institution, cause, actor, count, firstSeenAt };
      await alerts().insert(row).onConflict(['key']).ignore().execute();
    },
    /** Claims the report of a cause. */
    raise: ({ count, heldAt, key }: Cause, at: Date) =>
      claim({ key }, false, {
        count,
        [column('heldAt')]: jsonText(heldAt.map(({ institution }) => institution)),
        [column('raisedAt')]: at,
        [column('lastRaisedAt')]: at,
      }),
    /** Claims the report that a cause is well again. */
    end: ({ key }: KnownAlert) => claim({ key }, true, { [column('raisedAt')]: null }),
    async forget({ key }: KnownAlert) {
      await alerts()
        .where({ key, raisedAt: { $null: true } })
        .delete()
        .execute();
    },
  };
}
