/** Notifications between the processes of one app, so that what one has brought begins at once. */
export { type BullmqSettings, bullmqChannel } from './bullmq';
export { createNotifications, NO_NOTIFICATIONS, type Notifications } from './notifications';
export { databaseChannel } from './postgres';
