import { describeError } from '../../kernel/describe-error';
import type { RefusedCredentials } from './refused-credentials';
import type { ReceptionLog, RefusedDelivery } from './reception-log';

/** Notes how deliveries were answered. That it cannot be noted changes no answer. */
export interface AnswerNotes {
  /** Notes a refusal beside the answer, which does not wait for it. */
  refused(delivery: RefusedDelivery): void;
  /** Notes a call with wrong credentials, which no delivery that is accepted later makes good. */
  wrongCredentials(call: Pick<RefusedDelivery, 'institution' | 'stream'>): void;
  /** Notes that a delivery was stored. */
  accepted(delivery: Parameters<ReceptionLog['accepted']>[0]): Promise<void>;
}

/** Notes in the log of receptions. */
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
