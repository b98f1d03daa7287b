/** What a check needs from the rest of the plugin. */

import type { Catalog } from '../contracts/catalog/catalog';
import type { OddPrice } from '../contracts/alarms';
import type { Institution } from '../institutions';
import type { ContactWrite } from './contact-writes';
import type { ReadContact, ReadOrder, ReadPlaces } from './readings';
import type { SettingChange } from './setting-change';
import type {
  Assumptions,
  CallEnd,
  CallName,
  Lane,
  Permit,
  PermitSource,
  S360Client,
  S360ClientSettings,
  S360Error,
  Answered,
} from '../s360';

/** The institution under check, with the settings that are being tried. */
export type CheckedInstitution = Institution;

export const isSelling = ({ catalog }: CheckedInstitution): boolean => catalog !== null;

type PermitAnswer =
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
  /**
   * The configured institution with a change applied.
   *
   * @throws when the changed settings would be invalid.
   */
  institutionWith(code: string, change: SettingChange): CheckedInstitution;
  takePermit(code: string, call: CallName & { lane: Lane }): Promise<PermitAnswer>;
  endPermit(permit: Permit, end: CallEnd): Promise<void>;
  createClient(settings: S360ClientSettings, permits: PermitSource): S360Client;
  /** Reports a failed call, as S-360 may need a break. */
  noteFailure(code: string, error: S360Error): Promise<void>;
  /** How the plugin reads S-360's answers. */
  read: CheckReadings;
  /** How the plugin saves contacts. */
  write: CheckWrites;
  /** The CRM's stored catalog, if it was read with these settings. */
  storedCatalog(
    institution: CheckedInstitution,
  ): Promise<{ catalog: Catalog; fetchedAt: Date } | null>;
  /** Stores a catalog for the CRM, because S-360 allows only one call for it in ten minutes. */
  keepCatalog(institution: CheckedInstitution, catalog: Catalog): Promise<void>;
  /**
   * Compares the prices of the newest orders with the stored catalog: how many could be compared, and
   * one that differs by a power of ten, if more do than are equal.
   */
  comparedPrices(code: string): Promise<{
    readonly compared: number;
    readonly odd: Readonly<OddPrice> | null;
  }>;
  /** Stored holds whose end shows a meaning of expiration dates, by their order id. */
  shownExpiry(code: string): Promise<Readonly<Record<Assumptions['expiry'], readonly string[]>>>;
  /** How long a call would have to wait now, in ms. */
  waitFor(code: string, call: CallName): Promise<number>;
}

/** The plugin's own readers, with the settings of an institution. */
export interface CheckReadings {
  contact(institution: CheckedInstitution, data: unknown): ReadContact;
  catalog(
    institution: CheckedInstitution,
    answered: { catalogData: Answered; posConfigData: Answered },
  ): Catalog | null;
  places(institution: CheckedInstitution, data: Answered): ReadPlaces;
  order(institution: CheckedInstitution, data: unknown): ReadOrder | null;
}

/** The plugin's own saves. */
interface CheckWrites {
  /** The body to send instead of a change where S-360 needs the whole contact. */
  wholeContact(shown: unknown, change: ContactWrite): ContactWrite;
}
