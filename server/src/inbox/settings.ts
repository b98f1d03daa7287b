import { atLeast, type SettingsSection } from '../institutions';

/** How large a delivery may be, and how long it is kept. */
export const inboxSettings = {
  plugin: {
    webhookMaxBytes: atLeast(1_000_000),
    deliveryRetentionDays: atLeast(1),
  },
  defaults: { webhookMaxBytes: 20_000_000, deliveryRetentionDays: 30 },
} satisfies SettingsSection;
