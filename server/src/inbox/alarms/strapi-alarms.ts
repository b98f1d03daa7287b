import type { Core } from '@strapi/strapi';
import type { Alarm } from '../../contracts/alarms';
import { PLUGIN_ID } from '../../contracts/uids';
import { loggableText } from '../../kernel/loggable';
import { time } from '../../kernel/database/values';
import type { AlarmsPorts } from './index';

/** The event name of alarms for webhooks of Strapi and subscribers of its event hub. */
export const ALARM_EVENT = 's360.alarm';

/** Stores the sign of life among Strapi's own settings: one for all processes. */
export function storedSignOfLife(strapi: Core.Strapi): AlarmsPorts['signOfLife'] {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'aliveAt' });
  return {
    read: async () => time(await store.get({})),
    leave: (at) => store.set({ value: at.toISOString() }),
  };
}

function describeAlarm(alarm: Alarm): string {
  switch (alarm.kind) {
    case 'silence':
      return `no delivery since ${alarm.since ?? 'ever'}; S-360 should post every ${alarm.periodMinutes} minutes`;
    case 'refused':
      return `a payload was answered ${alarm.status} ${alarm.times} times since ${alarm.since}; S-360 drops it at ${alarm.droppedAt}`;
    case 'unknownState':
      return `${alarm.orders} orders are in the state ${loggableText(alarm.word)}, whose meaning is not known: add the word to assumptions.orderStates`;
    case 'oddPrice':
      return `line ${loggableText(alarm.operationId)} of order ${loggableText(alarm.orderId)} has a price of ${alarm.ordered}, and the catalog one of ${alarm.inCatalog}: a factor of ${alarm.factor} on ${alarm.lines} lines`;
    case 'sendingStopped': {
      const contacts = alarm.contacts.map(
        ({ contactNumber, fields }) =>
          `${contactNumber === null ? 'new' : loggableText(contactNumber)} (${fields.join(', ')})`,
      );
      return `nothing is sent any more (${alarm.cause}): contacts ${contacts.join('; ')}`;
    }
    case 'resend':
      return `S-360 has dropped what changed from ${alarm.from} to ${alarm.until}: ask its team to send it again`;
  }
}

/** Reports a new alarm in the log and as an event. */
export function raiseAlarm(strapi: Core.Strapi, institution: string, alarm: Alarm): void {
  strapi.log.warn(`s360: institution ${institution}: ${describeAlarm(alarm)}`);
  void strapi.eventHub.emit(ALARM_EVENT, { institution, alarm });
}
