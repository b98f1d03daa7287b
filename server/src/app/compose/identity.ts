import { CONTACT_UID } from '../../contracts/uids';
import type { QuarantinedItemStatus } from '../../contracts/overview';
import {
  awaitedItems,
  waitingInDatabase,
  awaitedPulls,
  matchReviews,
  contactMerge,
  contactReferences,
  linkTakeBack,
  venueColumns,
} from '../../identity';
import { replayItem } from '../../contacts';
import type { MatchingRules } from '../../contracts/institutions/mapping';
import type { ItemOutcome } from '../../inbox';
import { replayOrder } from '../../orders';
import type { Process } from '../process';
import type { ContactStoreModule } from './contact-store';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { OrderModule } from './orders';
import type { RemappingModule } from './remapping';

/** Evaluates a quarantined item again, by the institution's matching rules or by others. */
type Replay = (item: QuarantinedItemStatus, matching?: MatchingRules) => Promise<ItemOutcome>;

/** Evaluates quarantined items of both streams again. */
export function composeReplay(
  { announceAndWake, clock }: Process,
  { institutions }: InstitutionModule,
  { deliveryStore }: InboxModule,
  { orderStore }: OrderModule,
  store: ContactStoreModule,
): Replay {
  return (item, matching) => {
    switch (item.stream) {
      case 'contacts': {
        const announce = announceAndWake.contacts;
        return replayItem(item, { clock, store, deliveryStore, institutions, announce, matching });
      }
      case 'orders': {
        const announce = announceAndWake.orders;
        const ports = { ...clock, store: orderStore, deliveryStore, institutions, announce };
        return replayOrder(item, ports);
      }
    }
  };
}

export function composeIdentity(
  { announceAndWake, clock, database, log, namesOf, strapi, wake }: Process,
  { institutions }: InstitutionModule,
  { deliveryStore }: InboxModule,
  store: ContactStoreModule,
  { mappingStatus }: RemappingModule,
  replay: Replay,
) {
  const announce = announceAndWake.contacts;
  return {
    matchReviews: matchReviews({
      clock,
      database,
      store,
      institutions,
      namesOf,
      replay,
      announce,
      wake: wake.wakeDispatchers,
    }),
    contactMerge: contactMerge({
      clock,
      database,
      store,
      institutions,
      references: contactReferences(strapi),
      venueColumns: venueColumns(strapi),
      async deleteContact(documentId) {
        await strapi.documents(CONTACT_UID).delete({ documentId });
      },
      announce,
      wake: wake.wakeDispatchers,
    }),
    linkTakeBack: linkTakeBack({
      clock,
      database,
      store,
      institutions,
      announce,
      wake: wake.wakeDispatchers,
    }),
    awaitedItems: awaitedItems({
      waitingAfter: waitingInDatabase(database),
      store,
      deliveryStore,
      async findReady(code) {
        const institution = institutions.find(code);
        if (!institution) return null;
        return (await mappingStatus.isFilled(institution)) ? institution : null;
      },
      replay,
      log,
    }),
    awaitedPulls: awaitedPulls({ database, store, wake: wake.wakeDispatchers }),
  };
}
