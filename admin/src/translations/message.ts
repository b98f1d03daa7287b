import type { MessageDescriptor } from 'react-intl';
import { PLUGIN_ID } from '../../../server/src/contracts';
import en from './en.json';

/** Every text of the plugin's screens, by the key it has in the translation files. */
export type MessageKey = keyof typeof en;

/**
 * The text as react-intl wants it. The English text travels along, so that a language of the admin
 * panel for which the plugin has no file shows English and not a key.
 */
export function message(key: MessageKey): MessageDescriptor & { id: string } {
  return { id: `${PLUGIN_ID}.${key}`, defaultMessage: en[key] };
}

/** Whether there is a text with this key; for keys made of names that the server sends. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
