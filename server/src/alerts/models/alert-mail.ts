import { ALERT_MAIL_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** One alert e-mailed to one recipient, or a test, and why it could not be sent. */
export const alertMail = {
  uid: ALERT_MAIL_UID,
  tableName: 's360_alert_mails',
  singularName: 's360-alert-mail',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [{ name: 's360_alert_mails_recipient_idx', columns: ['recipient', 'id'] }],
  attributes: {
    id: { type: 'increments' },
    recipient: { type: 'string', column: { notNullable: true } },
    sentAt: { type: 'datetime', column: { notNullable: true } },
    isTest: { type: 'boolean', column: { notNullable: true } },
    /** Codes and counts, as in the message. */
    causes: { type: 'json' },
    /** `null` when the e-mail provider took it. */
    failure: { type: 'json' },
  },
} satisfies InternalModel;
