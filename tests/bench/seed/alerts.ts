import { ALERT_MAIL_UID, ALERT_UID } from '../../../server/src/contracts/uids';
import { INSTITUTION, RECIPIENTS } from '../app';
import { fill, moment, numbers, type Seeding } from './orders';

const ALERTS = 2_000;
/** A year of e-mails to each of the recipients. */
const MAILS = 20_000;
const MINUTES_BETWEEN = 26;

const UNREACHABLE = '{"code":"alertMailUnreachable","values":{"answer":"ETIMEDOUT"}}';

/** Causes that were reported, and e-mails about them; the last recipient gets none any more. */
export async function seedAlerts(seeding: Seeding): Promise<void> {
  const isPostgres = seeding.database.client === 'postgres';
  const json = (value: string): string => (isPostgres ? `cast('${value}' as jsonb)` : `'${value}'`);
  const sentAt = moment(seeding, `${Date.now()} - (${MAILS} - n) * ${MINUTES_BETWEEN * 60_000}`);
  const recipient = RECIPIENTS.map((address, index) => `when ${index} then '${address}'`);
  await fill(
    seeding,
    ALERT_UID,
    {
      key: `'itemNotImported:${INSTITUTION}:contacts ' || n`,
      kind: `'itemNotImported'`,
      institution: `'${INSTITUTION}'`,
      cause: `'contacts ' || n`,
      actor: `'s360'`,
      count: '3',
      firstSeenAt: moment(seeding, String(Date.now())),
      raisedAt: moment(seeding, String(Date.now())),
    },
    `${numbers(seeding, ALERTS)} as series`,
  );
  await fill(
    seeding,
    ALERT_MAIL_UID,
    {
      recipient: `case n % ${RECIPIENTS.length} ${recipient.join(' ')} end`,
      sentAt,
      isTest: isPostgres ? 'false' : '0',
      causes: json('[]'),
      failure: `case when n % ${RECIPIENTS.length} = ${RECIPIENTS.length - 1} and n > ${MAILS / 2} then ${json(UNREACHABLE)} end`,
    },
    `${numbers(seeding, MAILS)} as series`,
  );
}
