import { atLeast, type SettingsSection } from '../institutions';

/** The maximum size of a delivery, and how long it is kept. */
export const inboxSettings = {
  plugin: {
    webhookMaxBytes: atLeast(1_000_000),
    deliveryRetentionDays: atLeast(1),
  },
  defaults: { webhookMaxBytes: 20_000_000, deliveryRetentionDays: 30 },
} satisfies SettingsSection;
