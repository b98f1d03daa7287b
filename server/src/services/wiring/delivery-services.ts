import { sendingAlarms } from '../../contacts/read-back/findings';
import { alarms, databaseRefusedCredentials } from '../alarms';
import { noteAccepted, noteRefused } from '../alarms/note-answers';
import { databaseReceptionLog } from '../alarms/reception-log';
import { databaseRaisedAlarms } from '../alarms/raised-alarms';
import { raiseAlarm, storedSignOfLife } from '../alarms/strapi-alarms';
import { deliveryApplication } from '../deliveries/application';
import { databaseDeliveryStore } from '../deliveries/delivery-store';
import { databaseKeptOutItems } from '../deliveries/kept-out-items';
import { deliveryIntake } from '../deliveries/intake';
import { describeError } from '../describe-error';

import { getService } from '..';
import { log, type Factories } from './factory';

/** Services of what S-360 posts. */
export const deliveryServices: Factories<
  | 'deliveryStore'
  | 'deliveryIntake'
  | 'deliveryApplication'
  | 'keptOutItems'
  | 'receptionLog'
  | 'refusedCredentials'
  | 'alarms'
> = {
  deliveryStore: ({ strapi }) => databaseDeliveryStore(getService(strapi, 'database')),
  deliveryIntake: ({ strapi }) =>
    deliveryIntake({
      store: getService(strapi, 'deliveryStore'),
      now: () => new Date(),
      wake: (institution, stream) =>
        getService(strapi, 'background').wakeApplier(institution, stream),
      async answered({ body, institution, status, stream }) {
        const delivery = { institution, stream };
        if (status !== 200) noteRefused(strapi, { ...delivery, status, payload: body });
        else await noteAccepted(strapi, { ...delivery, body });
      },
      reportFailure: (institution, error) =>
        log(strapi).error(`a delivery of ${institution} was not stored: ${describeError(error)}`),
    }),
  deliveryApplication: ({ strapi }) =>
    deliveryApplication({
      store: getService(strapi, 'contactStore'),
      deliveries: getService(strapi, 'deliveryStore'),
      clock: { now: () => new Date() },
      oneTransaction: (work) => getService(strapi, 'database').contended(work),
    }),
  keptOutItems: ({ strapi }) =>
    databaseKeptOutItems({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      now: () => new Date(),
      wake: (institution, stream) =>
        getService(strapi, 'background').wakeApplier(institution, stream),
    }),
  receptionLog: ({ strapi }) =>
    databaseReceptionLog(getService(strapi, 'database'), {
      now: () => new Date(),
      periodMsOf: (code) => getService(strapi, 'institutions').find(code)?.webhookPeriodMs ?? 0,
    }),
  refusedCredentials: ({ strapi }) =>
    databaseRefusedCredentials(getService(strapi, 'database'), {
      now: () => new Date(),
      warn: (institution, times) =>
        log(strapi).warn(
          `institution ${institution}: calls of its webhooks refused for wrong credentials: ${times}`,
        ),
    }),
  alarms: ({ strapi }) =>
    alarms({
      unknownStates: (institution) => getService(strapi, 'stateWords').unknown(institution),
      ofSending: (institution) =>
        sendingAlarms(institution, {
          readBacks: getService(strapi, 'readBacks'),
          trust: getService(strapi, 'sendingTrust'),
        }),
      institutions: getService(strapi, 'institutions').all(),
      log: getService(strapi, 'receptionLog'),
      signOfLife: storedSignOfLife(strapi),
      now: () => new Date(),
      raised: databaseRaisedAlarms(getService(strapi, 'database')),
      raise: (institution, alarm) => raiseAlarm(strapi, institution, alarm),
    }),
};
