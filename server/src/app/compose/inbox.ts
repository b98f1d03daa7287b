import {
  type ApplicationPorts,
  databaseRefusedCredentials,
  answerNotes,
  databaseReceptionLog,
  databaseDeliveryStore,
  deliveryIntake,
  deliveryReplays,
  databaseExcludedItems,
} from '../../inbox';
import { describeError } from '../../kernel/describe-error';
import { PayloadTooLargeError } from '../../kernel/errors';
import { countDeliveries, type Tally } from '../../overview';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';

/** What is too large says what to do, and nothing of the body. */
const describeNotStored = (error: unknown): string =>
  error instanceof PayloadTooLargeError ? error.message : describeError(error);

/** Deliveries from S-360: storing, answering and logging them. */
export function composeInbox(
  { clock, database, log, tracing, wake }: Process,
  { institutions }: InstitutionModule,
  tally: Tally,
) {
  const deliveryStore = databaseDeliveryStore(database, countDeliveries(tally));
  const receptionLog = databaseReceptionLog(database, {
    now: clock.now,
    periodMsOf: (code) => institutions.find(code)?.webhookPeriodMs ?? 0,
  });
  const refusedCredentials = databaseRefusedCredentials(database, {
    now: clock.now,
    warn: (institution, times) =>
      log.warn(
        `institution ${institution}: calls of its webhooks refused for wrong credentials: ${times}`,
      ),
  });
  const notes = answerNotes(receptionLog, refusedCredentials, log);
  const applicationPorts: ApplicationPorts = {
    deliveries: deliveryStore,
    now: clock.now,
    tracing,
    oneTransaction: (work) => database.transactionWithRetries(work),
  };
  return {
    applicationPorts,
    deliveryStore,
    receptionLog,
    refusedCredentials,
    answerNotes: notes,
    deliveryIntake: deliveryIntake({
      store: deliveryStore,
      tracing,
      now: clock.now,
      wake: wake.wakeApplier,
      async noteAnswer({ body, institution, status, stream }) {
        const delivery = { institution, stream };
        if (status !== 200) notes.noteRefusal({ ...delivery, status, payload: body });
        else await notes.noteAcceptance({ ...delivery, body });
      },
      reportFailure: (institution, error) =>
        log.error(`a delivery of ${institution} was not stored: ${describeNotStored(error)}`),
    }),
    replays: deliveryReplays({ database, institutions, log, wake: wake.wakeApplier }),
    excludedItems: databaseExcludedItems({
      database,
      institutions,
      now: clock.now,
      wake: wake.wakeApplier,
    }),
  };
}

export type InboxModule = ReturnType<typeof composeInbox>;
