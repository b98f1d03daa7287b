import { boolean } from 'yup';
import { between, forgottenAfterDays, retentionDays, type SettingsSection } from '../institutions';

/** The maximum size of a delivery, and how long it and what was left out of it are kept. */
export const inboxSettings = {
  plugin: {
    /** A text cannot be much longer than 500 MB. */
    webhookMaxBytes: between(1_000_000, 500_000_000),
    /** Whether webhooks are taken without the prefix of the Content API, too. */
    shortWebhookUrls: boolean().strict().typeError('${path} must be true or false').required(),
    deliveryRetentionDays: retentionDays(),
    excludedRetentionDays: forgottenAfterDays(),
  },
  defaults: { webhookMaxBytes: 20_000_000, shortWebhookUrls: true, deliveryRetentionDays: 30 },
} satisfies SettingsSection;
