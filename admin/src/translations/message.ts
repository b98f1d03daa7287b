import { PLUGIN_ID } from '../../../server/src/contracts/uids';
import type english from './en';

/** The keys of all texts of the screens, as in the translation files. */
export type MessageKey = keyof typeof english;

/** The names that follow a prefix in the keys: `firstName` in `field.firstName`. */
export type NamesUnder<Part extends string> = MessageKey extends infer Key
  ? Key extends `${Part}.${infer Name}`
    ? Name
    : never
  : never;

/** The id of a text for react-intl. */
export const idOf = (key: string): string => `${PLUGIN_ID}.${key}`;
