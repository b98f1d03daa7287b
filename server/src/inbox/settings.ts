import { between, forgottenAfterDays, retentionDays, type SettingsSection } from '../institutions';

/** The maximum size of a delivery, and how long it and what was left out of it are kept. */
export const inboxSettings = {
  plugin: {
    /** A text cannot be much longer than 500 MB. */
    webhookMaxBytes: between(1_000_000, 500_000_000),
    deliveryRetentionDays: retentionDays(),
    excludedRetentionDays: forgottenAfterDays(),
  },
  defaults: { webhookMaxBytes: 20_000_000, deliveryRetentionDays: 30 },
} satisfies SettingsSection;
