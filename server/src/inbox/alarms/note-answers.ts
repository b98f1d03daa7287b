import { describeError } from '../../kernel/describe-error';
import type { RefusedCredentials } from './refused-credentials';
import type { ReceptionLog, RefusedDelivery } from './reception-log';

/** Notes the answers to deliveries. A failure to note one does not change the answer. */
export interface AnswerNotes {
  /** Notes a refusal without delaying the answer. */
  noteRefusal(delivery: RefusedDelivery): void;
  /** Notes a call with wrong credentials. Deliveries that are accepted later do not cancel it. */
  wrongCredentials(call: Pick<RefusedDelivery, 'institution' | 'stream'>): void;
  noteAcceptance(delivery: Parameters<ReceptionLog['noteAcceptance']>[0]): Promise<void>;
}

export function answerNotes(
  receptionLog: ReceptionLog,
  credentials: RefusedCredentials,
  log: { error(message: string): void },
): AnswerNotes {
  const reportFailure = (institution: string, error: unknown) =>
    log.error(`the answer to a delivery of ${institution} was not noted: ${describeError(error)}`);
  const noteRefusal = (delivery: RefusedDelivery) =>
    void receptionLog
      .noteRefusal(delivery)
      .catch((error: unknown) => reportFailure(delivery.institution, error));
  return {
    noteRefusal: noteRefusal,
    wrongCredentials({ institution, stream }) {
      noteRefusal({ institution, stream, status: 401, payload: null });
      credentials
        .count(institution, stream)
        .catch((error: unknown) => reportFailure(institution, error));
    },
    async noteAcceptance(delivery) {
      try {
        await receptionLog.noteAcceptance(delivery);
      } catch (error) {
        reportFailure(delivery.institution, error);
      }
    },
  };
}
