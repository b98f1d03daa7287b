/** What a check needs of the world around it. */

import type { Catalog } from '../../contracts/catalog/catalog';
import type { Institution } from '../institution';
import type { ContactWrite } from './contact-writes';
import type { ReadContact, ReadOrder, ReadPlaces } from './readings';
import type { SettingChange } from './setting-change';
import type { Answered } from './values';
import type {
  CallName,
  Lane,
  Permit,
  PermitSource,
  S360Client,
  S360ClientSettings,
  S360Error,
} from '../../s360';

/** The institution that is checked, with the settings that are tried. */
export type Checked = Institution;

/** Whether it sells anything by the CRM. */
export const sells = ({ catalog }: Checked): boolean => catalog !== null;

export type PermitAnswer =
  | { readonly kind: 'granted'; readonly permit: Permit }
  | {
      readonly kind: 'wait';
      readonly waitMs: number;
      readonly because: 'window' | 'quota' | 'kept' | 'closed';
    };

export interface CheckPorts {
  now(): Date;
  /** Waits; ends early when the signal aborts. */
  sleep(ms: number, signal: AbortSignal | null): Promise<void>;
  /** The institution as it is configured, with a change; throws when that could not be configured. */
  institutionWith(code: string, change: SettingChange): Checked;
  takePermit(code: string, call: CallName & { lane: Lane }): Promise<PermitAnswer>;
  permitEnded(permit: Permit): Promise<void>;
  createClient(settings: S360ClientSettings, permits: PermitSource): S360Client;
  /** A call failed: S-360 may have to be left alone for a while. */
  noteFailure(code: string, error: S360Error): Promise<void>;
  /** How the plugin reads what S-360 answers. */
  read: CheckReadings;
  /** How the plugin saves contacts. */
  write: CheckWrites;
  /** The catalog that the CRM has, if there is one that was read with these settings. */
  storedCatalog(institution: Checked): Promise<{ catalog: Catalog; fetchedAt: Date } | null>;
  /** Lets the CRM use a catalog that was read: there is one call for it in ten minutes. */
  keepCatalog(institution: Checked, catalog: Catalog): Promise<void>;
  /** How long a call would have to wait now, ms. */
  waitFor(code: string, call: CallName): Promise<number>;
}

/** The plugin's own readers, with the settings of an institution. */
export interface CheckReadings {
  contact(institution: Checked, data: unknown): ReadContact;
  catalog(
    institution: Checked,
    answered: { catalogData: Answered; posConfigData: Answered },
  ): Catalog | null;
  places(institution: Checked, data: Answered): ReadPlaces;
  order(institution: Checked, data: unknown): ReadOrder | null;
}

/** The plugin's own saves. */
export interface CheckWrites {
  /** What is sent instead of a change where S-360 has to get the whole contact. */
  wholeContact(shown: unknown, change: ContactWrite): ContactWrite;
}
