import { number } from 'yup';
import type { SettingsSection } from '../institutions';

/** After how long without activity a contact is proposed for erasure. */
export const privacySettings = {
  plugin: {
    inactiveContactYears: number().strict().integer().min(1).max(100).nullable().optional(),
  },
} satisfies SettingsSection;
