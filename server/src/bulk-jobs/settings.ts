import { object } from 'yup';
import { atLeast, type SettingsSection, UNKNOWN_SETTING } from '../institutions';

/** What waits for an approval because of its size, and how long bulk jobs are kept. */
export const bulkJobSettings = {
  plugin: {
    /**
     * How many links one transaction, or one API token within a time, may mark before an operator has
     * to approve what they cost; and how many contacts and orders one delivery may have read from S-360.
     */
    bulkGuard: object({
      links: atLeast(1),
      withinMs: atLeast(1_000),
      pulls: atLeast(1),
    })
      .noUnknown(UNKNOWN_SETTING)
      .required(),
    /** How many days a bulk job is kept after it ended, with the file it came from. */
    bulkJobRetentionDays: atLeast(1),
  },
  defaults: {
    bulkGuard: { links: 200, withinMs: 600_000, pulls: 200 },
    bulkJobRetentionDays: 90,
  },
} satisfies SettingsSection;
