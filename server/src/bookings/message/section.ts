import type { Configured, Institution, SettingsSection } from '../../institutions';
import { messagesSchema } from './messages-schema';
import { messageSettings, type MessageSettings } from './settings';

declare module '../../institutions' {
  interface Institution {
    /** How the institution writes to its customers. */
    messages: MessageSettings;
  }
}

const ofInstitution = { messages: messagesSchema() };

export const bookingSettings = {
  institution: ofInstitution,
  read: ({ messages }: Configured<typeof ofInstitution>): Pick<Institution, 'messages'> => ({
    messages: messageSettings(messages),
  }),
} satisfies SettingsSection;
