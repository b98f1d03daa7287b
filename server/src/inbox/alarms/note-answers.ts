import { describeError } from '../../kernel/describe-error';
import type { RefusedCredentials } from './refused-credentials';
import type { ReceptionLog, RefusedDelivery } from './reception-log';

/** Notes the answers to deliveries. A failure to note one does not change the answer. */
export interface AnswerNotes {
  /** Notes a refusal without delaying the answer. */
  refused(delivery: RefusedDelivery): void;
  /** Notes a call with wrong credentials. Deliveries that are accepted later do not cancel it. */
  wrongCredentials(call: Pick<RefusedDelivery, 'institution' | 'stream'>): void;
  accepted(delivery: Parameters<ReceptionLog['accepted']>[0]): Promise<void>;
}

export function answerNotes(
  receptionLog: ReceptionLog,
  credentials: RefusedCredentials,
  log: { error(message: string): void },
): AnswerNotes {
  const reportFailure = (institution: string, error: unknown) =>
    log.error(`the answer to a delivery of ${institution} was not noted: ${describeError(error)}`);
  const refused = (delivery: RefusedDelivery) =>
    void receptionLog
      .refused(delivery)
      .catch((error: unknown) => reportFailure(delivery.institution, error));
  return {
    refused,
    wrongCredentials({ institution, stream }) {
      refused({ institution, stream, status: 401, payload: null });
      credentials
        .count(institution, stream)
        .catch((error: unknown) => reportFailure(institution, error));
    },
    async accepted(delivery) {
      try {
        await receptionLog.accepted(delivery);
      } catch (error) {
        reportFailure(delivery.institution, error);
      }
    },
  };
}
