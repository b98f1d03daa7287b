import type { MessageDescriptor } from 'react-intl';
import { PLUGIN_ID } from '../../../server/src/contracts/uids';
import type english from './en';

/** Every text of the plugin's screens, by the key it has in the translation files. */
export type MessageKey = keyof typeof english;

/** What follows a first part in the keys of texts: `firstName` in `field.firstName`. */
export type NamesUnder<Part extends string> = MessageKey extends infer Key
  ? Key extends `${Part}.${infer Name}`
    ? Name
    : never
  : never;

/** The text as react-intl wants it. */
export function message(key: MessageKey): MessageDescriptor & { id: string } {
  return { id: idOf(key) };
}

/** How react-intl knows a text. */
export const idOf = (key: string): string => `${PLUGIN_ID}.${key}`;
