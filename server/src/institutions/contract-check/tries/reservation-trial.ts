import type { Catalog, CatalogPrice } from '../../../contracts/catalog/catalog';
import type { NotedRemainder, StepContext } from '../step-context';

export interface ReservationTrial {
  readonly context: StepContext;
  readonly catalog: Catalog;
  readonly price: CatalogPrice;
  readonly contactNumber: string;
  readonly reference: string;
  readonly noted: NotedRemainder;
}
