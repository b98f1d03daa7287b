import type { Cause } from '../../contracts/attention';
import { ATTENTION_MARK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';

/** A cause as it is found, before what people noted about it. */
export type FoundCause = Omit<Cause, 'key' | 'assignee' | 'dismissed'>;

/** What people noted about one cause. */
export interface AttentionMark {
  key: string;
  /** An author, as `admin:1`. */
  assignee: string | null;
  dismissal: { by: string | null; at: Date; note: string | null; count: number } | null;
}

/** The name under which a cause is marked. It stays the same while its members change. */
export const keyOf = ({
  cause,
  institution,
  kind,
}: Pick<FoundCause, 'cause' | 'institution' | 'kind'>): string =>
  [kind, institution, cause ?? ''].join(':').slice(0, 400);

/** A dismissed cause comes back when more wait than were dismissed, or newer ones. */
export function isDismissed(
  { dismissal }: Pick<AttentionMark, 'dismissal'>,
  { count, newestAt }: Pick<Cause, 'count' | 'newestAt'>,
): boolean {
  if (dismissal === null || count > dismissal.count) return false;
  return newestAt === null || Date.parse(newestAt) <= dismissal.at.getTime();
}

export interface AttentionMarks {
  all(): Promise<ReadonlyMap<string, AttentionMark>>;
  write(key: string, changes: Partial<Omit<AttentionMark, 'key'>>): Promise<void>;
}

const markFromRow = (row: Row): AttentionMark => {
  const at = time(row.dismissedAt);
  return {
    key: text(row.key) ?? '',
    assignee: text(row.assignee),
    dismissal: at && {
      by: text(row.dismissedBy),
      at,
      note: text(row.note),
      count: integer(row.dismissedCount),
    },
  };
};

const columnsOf = ({ assignee, dismissal }: Partial<AttentionMark>): Row => ({
  ...(assignee !== undefined && { assignee }),
  ...(dismissal !== undefined && {
    dismissedBy: dismissal?.by ?? null,
    dismissedAt: dismissal?.at ?? null,
    dismissedCount: dismissal?.count ?? null,
    note: dismissal?.note ?? null,
  }),
});

/** Marks in the database; there are as many as there are causes that somebody marked. */
export function databaseMarks(database: StrapiDatabase): AttentionMarks {
  const marks = () => database.query(ATTENTION_MARK_UID);
  return {
    async all() {
      const rows = await marks().select('*').execute();
      return new Map(rows.map(markFromRow).map((mark) => [mark.key, mark]));
    },
    async write(key, changes) {
      await marks().insert({ key }).onConflict(true).ignore().execute();
      await marks().where({ key }).update(columnsOf(changes)).execute();
    },
  };
}
