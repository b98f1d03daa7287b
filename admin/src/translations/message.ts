import type { MessageDescriptor } from 'react-intl';
import { PLUGIN_ID } from '../../../server/src/contracts';
import contractCheck from './contract-check/en.json';
import en from './en.json';

/** The English texts; those of a feature stand in a folder of its own. */
export const ENGLISH = { ...en, ...contractCheck };

/** Every text of the plugin's screens, by the key it has in the translation files. */
export type MessageKey = keyof typeof ENGLISH;

/**
 * The text as react-intl wants it. The English text travels along, so that a language of the admin
 * panel for which the plugin has no file shows English and not a key.
 */
export function message(key: MessageKey): MessageDescriptor & { id: string } {
  return { id: `${PLUGIN_ID}.${key}`, defaultMessage: ENGLISH[key] };
}

/** Whether there is a text with this key; for keys made of names that the server sends. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(ENGLISH, key);
}
