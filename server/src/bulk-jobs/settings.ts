import { object } from 'yup';
import { between, retentionDays, type SettingsSection, UNKNOWN_SETTING } from '../institutions';

export const bulkJobSettings = {
  plugin: {
    /**
     * How many links one transaction, or one API token within a period, may mark before an operator
     * has to approve the calls; and how many pulls of contacts and orders one delivery may queue, and
     * all deliveries of a day.
     */
    bulkGuard: object({
      links: between(1),
      withinMs: between(1_000),
      pulls: between(1),
      pullsPerDay: between(1),
    })
      .noUnknown(UNKNOWN_SETTING)
      .required(),
    /** How many days a bulk job and its file are kept after its end. */
    bulkJobRetentionDays: retentionDays(),
  },
  defaults: {
    bulkGuard: { links: 200, withinMs: 600_000, pulls: 200, pullsPerDay: 1_000 },
    bulkJobRetentionDays: 90,
  },
} satisfies SettingsSection;
