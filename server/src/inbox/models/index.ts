import { delivery } from './delivery';
import { excludedItem } from './excluded-item';
import { outage } from './outage';
import { quarantinedItem } from './quarantined-item';
import { raisedAlarm } from './raised-alarm';
import { refusal } from './refusal';
import { refusedCredentials } from './refused-credentials';

export const inboxModels = [
  delivery,
  quarantinedItem,
  excludedItem,
  refusal,
  refusedCredentials,
  outage,
  raisedAlarm,
];
