import type {
  CatalogStatus,
  PerformanceAvailability,
  ShipmentMode,
} from '../../../contracts/catalog';
import type { CatalogLookup } from './lookup';

/** A catalog as it is answered: its JSON text, made once per version. */
export interface CatalogText {
  version: string;
  text: string;
}

/**
 * What the institutions sell, and how many places are left. Nothing here calls S-360: what is wanted
 * is noted in the database, and the institution's dispatcher asks for it as soon as S-360's limits
 * allow. All but `all` throw a NotFoundError for an institution that is not configured.
 */
export interface Catalogs {
  /** How the catalogs of all institutions that sell by the CRM stand. */
  all(): Promise<CatalogStatus[]>;
  statusOf(institution: string): Promise<CatalogStatus>;
  /** The version in use; `null` while there is no catalog, which is then wanted at once. */
  versionOf(institution: string): Promise<string | null>;
  /** The catalog in use as text; `null` like `versionOf`. */
  textOf(institution: string): Promise<CatalogText | null>;
  /** The catalog in use by ids, kept in memory per version; `null` like `versionOf`. */
  lookupOf(institution: string): Promise<CatalogLookup | null>;
  /** Wants a new catalog; one wish stands for all until it is met. */
  want(institution: string): Promise<CatalogStatus>;
  /** Wants those that the schedule makes due; answers how many. */
  wantScheduled(): Promise<number>;
  /**
   * Places left, in the order asked, as far as they are known; what is older than a minute is
   * wanted. One that the catalog does not have is `UNKNOWN` and not asked for.
   */
  availability(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<PerformanceAvailability[]>;
  /** Adds the shipment modes that an answer of getAvailableShipmentModes showed. */
  rememberShipmentModes(institution: string, modes: readonly ShipmentMode[]): Promise<void>;
  /** Forgets places left that nobody has asked for lately. */
  forgetBefore(at: Date): Promise<void>;
}
