import { object } from 'yup';
import { between, type SettingsSection, UNKNOWN_SETTING } from '../institutions';

export const bulkJobSettings = {
  plugin: {
    /**
     * How many links one transaction, or one API token within ten minutes, may mark before an operator
     * has to approve the calls; and how many pulls of contacts and orders one delivery may queue.
     */
    bulkGuard: object({
      links: between(1),
      pulls: between(1),
    })
      .noUnknown(UNKNOWN_SETTING)
      .required(),
  },
  defaults: {
    bulkGuard: { links: 200, pulls: 200 },
  },
} satisfies SettingsSection;
