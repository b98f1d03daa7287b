import { bookableContact, bookingSources } from '../../bookings';
import { contactSources, excludedContact, pushesAt, type ContactSourceParts } from '../../contacts';
import type { DriftModule } from '../../drift';
import { itemText, storeExcluded } from '../../inbox';
import { describeError } from '../../kernel/describe-error';
import { orderSources } from '../../orders';
import type { WorkSources } from '../../sending';
import type { Process } from '../process';
import type { BookingModule } from './bookings';
import type { CatalogModule } from '../../catalog';
import type { ContactStoreModule } from './contact-store';
import type { OrderModule } from './orders';
import type { RemappingModule } from './remapping';
import type { SendingModule } from './sending';

export interface WorkSourceNeeds
  extends SendingModule, OrderModule, CatalogModule, BookingModule, DriftModule, RemappingModule {
  contactStore: ContactStoreModule;
}

/** The sources of work, in the order in which dispatchers query them. */
export function composeWorkSources(
  { announce, database, log }: Process,
  needs: WorkSourceNeeds,
): WorkSources[] {
  const { bookingStore, contactStore, bulkJobStore, orderStore } = needs;
  const late = (what: string) => (error: unknown) => log.error(`${what}: ${describeError(error)}`);
  const holdingBulkJobs = () => bulkJobStore.holdingIds();
  const contacts: ContactSourceParts = {
    database,
    store: contactStore,
    holdingBulkJobs,
    isFilled: (institution) => needs.mappingStatus.isFilled(institution),
    compare: needs.compare,
    storeExcluded: (institution, snapshot, data) =>
      storeExcluded(
        database,
        { institution: institution.code, stream: 'contacts' },
        [excludedContact(snapshot, itemText(data), institution.contacts)],
        database.clock.now(),
      ),
    announce: (changed) =>
      void announce.contacts(changed).catch(late('changed contacts were not announced')),
  };
  return [
    contactSources(contacts),
    needs.catalogSources,
    bookingSources({
      database,
      store: bookingStore,
      contact: (institution, documentId) => bookableContact(database, institution, documentId),
      pushesAt: pushesAt(contacts),
    }),
    orderSources({
      database,
      holdingBulkJobs,
      store: orderStore,
      announce: (changed) =>
        void announce.orders(changed).catch(late('changed orders were not announced')),
      storeExcluded: (institution, { creationDateTime, orderId, payload }, at) =>
        storeExcluded(
          database,
          { institution, stream: 'orders' },
          [{ number: orderId, changedAt: creationDateTime, body: payload }],
          at,
        ),
    }),
  ];
}
