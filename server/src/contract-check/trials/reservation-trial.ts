import type { Catalog, CatalogPrice } from '../../contracts/catalog/catalog';
import type { RemainderEntry, StepContext } from '../step-context';

export interface ReservationTrial {
  readonly context: StepContext;
  readonly catalog: Catalog;
  readonly price: CatalogPrice;
  readonly contactNumber: string;
  readonly reference: string;
  readonly noted: RemainderEntry;
}
