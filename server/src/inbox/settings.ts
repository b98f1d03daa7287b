import { boolean } from 'yup';
import { forgottenAfterDays, retentionDays, type SettingsSection } from '../institutions';

/** At which URLs deliveries are taken, and how long they and what was left out of them are kept. */
export const inboxSettings = {
  plugin: {
    /** Whether webhooks are taken without the prefix of the Content API, too. */
    shortWebhookUrls: boolean().strict().typeError('${path} must be true or false').required(),
    deliveryRetentionDays: retentionDays(),
    excludedRetentionDays: forgottenAfterDays(),
  },
  defaults: { shortWebhookUrls: true, deliveryRetentionDays: 30 },
} satisfies SettingsSection;
