import type { AlertMailSent } from '../contracts/alerts';
import { readReason, type Reason } from '../contracts/reasons';
import { ALERT_MAIL_UID } from '../contracts/uids';
import { forgetRows } from '../kernel/database/forget-rows';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean, integer, json, jsonText, text, time } from '../kernel/database/values';

/** Recipients to whom the newest e-mail could not be sent for the same reason. */
export interface UnsentAlerts {
  recipients: number;
  reason: Reason;
  since: Date;
  newestAt: Date;
}

export type AlertMails = ReturnType<typeof databaseAlertMails>;

const mailFromRow = (row: Row): AlertMailSent => ({
  id: integer(row.id),
  recipient: text(row.recipient) ?? '',
  sentAt: (time(row.sentAt) ?? new Date(0)).toISOString(),
  isTest: boolean(row.isTest) === true,
  causes: json<AlertMailSent['causes']>(row.causes) ?? [],
  failure: readReason(row.failure),
});

/** The record of what was e-mailed to whom, and what could not be. */
export function databaseAlertMails(database: StrapiDatabase) {
  const mails = () => database.query(ALERT_MAIL_UID);
  const { column, table } = database.names(ALERT_MAIL_UID);

  async function newestIds(): Promise<number[]> {
    const rows: Row[] = await database
      .connection(table)
      .max({ newest: 'id' })
      .groupBy(column('recipient'));
    return rows.map(({ newest }) => integer(newest));
  }

  /** Since when nothing reaches a recipient whose newest e-mail could not be sent. */
  async function unsentSince(recipient: string): Promise<Date> {
    const [sent] = await mails()
      .select('id')
      .where({ recipient, failure: { $null: true } })
      .orderBy({ id: 'desc' })
      .limit(1)
      .execute();
    const [first] = await mails()
      .select('sentAt')
      .where({ recipient, id: { $gt: integer(sent?.id) } })
      .orderBy({ id: 'asc' })
      .limit(1)
      .execute();
    return time(first?.sentAt) ?? new Date(0);
  }

  return {
    async record(mail: Omit<AlertMailSent, 'id' | 'sentAt'>, sentAt: Date): Promise<void> {
      const { causes, failure, isTest, recipient } = mail;
      const row = { recipient, sentAt, isTest, causes: jsonText(causes) };
      await mails()
        .insert({ ...row, failure: jsonText(failure) })
        .execute();
    },

    /** The newest first. */
    async newest(count: number): Promise<AlertMailSent[]> {
      const rows = await mails().select('*').orderBy({ id: 'desc' }).limit(count).execute();
      return rows.map(mailFromRow);
    },

    /** Whether a test reached one of them since then. */
    async testedSince(recipients: readonly string[], moment: Date): Promise<boolean> {
      const where = { isTest: true, failure: { $null: true }, sentAt: { $gt: moment } };
      const rows = await mails()
        .select('id')
        .where({ ...where, recipient: { $in: [...recipients] } })
        .limit(1)
        .execute();
      return rows.length > 0;
    },

    /** An address is well again with the next e-mail that is sent to it. */
    async unsent(recipients: readonly string[]): Promise<UnsentAlerts[]> {
      if (recipients.length === 0) return [];
      const rows = await mails()
        .select('*')
        .where({ id: { $in: await newestIds() }, recipient: { $in: [...recipients] } })
        .execute();
      const found = new Map<string, UnsentAlerts>();
      for (const { failure, recipient, sentAt } of rows.map(mailFromRow)) {
        if (failure === null) continue;
        const since = await unsentSince(recipient);
        const newestAt = new Date(sentAt);
        const others = found.get(failure.code);
        found.set(failure.code, {
          reason: failure,
          recipients: (others?.recipients ?? 0) + 1,
          since: others && others.since < since ? others.since : since,
          newestAt: others && others.newestAt > newestAt ? others.newestAt : newestAt,
        });
      }
      return [...found.values()];
    },

    /** Keeps the newest e-mail of each recipient, which tells whether the address works. */
    async forgetBefore(moment: Date): Promise<void> {
      await forgetRows(database, {
        uid: ALERT_MAIL_UID,
        where: { sentAt: { $lt: moment }, id: { $notIn: await newestIds() } },
        order: 'sentAt',
      });
    },
  };
}
