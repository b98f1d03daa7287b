import {
  endConflictsWithHolds,
  publishingChanges,
  databaseContactStore,
  type ErasedPersons,
} from '../../contacts';
import { ordersFollowLinks } from '../../orders';
import { pullsOfDeliveries } from '../../bulk-jobs';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';
import type { OrderModule } from './orders';
import type { SendingModule } from './sending';

/** The store of contacts and links, with the subscribers to its changes. */
export function composeContactStore(
  { clock, database, tracing }: Process,
  { institutions }: InstitutionModule,
  { pullGuard }: SendingModule,
  { orderLinking }: OrderModule,
  erased: ErasedPersons,
) {
  return publishingChanges(databaseContactStore(database, erased, tracing), {
    linksChanged: [
      endConflictsWithHolds(clock),
      ordersFollowLinks({
        database,
        baseUrlOf: (code) => institutions.find(code)?.baseUrl ?? null,
        ...orderLinking,
      }),
    ],
    pullsQueued: [pullsOfDeliveries(pullGuard)],
  });
}

export type ContactStoreModule = ReturnType<typeof composeContactStore>;
