import type { ErasedPersons } from '../../contacts';
import { bookingsOfOrders, followOrders, lookAgainAtBookings } from '../../bookings';
import {
  stateWords,
  orderAsking,
  purchaseSummariesService,
  strapiSummariesMemory,
  type LinkingPorts,
  orderSweep,
  orderPanel,
  orderRecords,
  orderApplication,
  databaseOrderStore,
} from '../../orders';
import type { Process } from '../process';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

export function composeOrders(
  { announceAndWake, clock, database, leases, log, strapi, wake }: Process,
  { configuration, institutions, venueTimeZones }: InstitutionModule,
  { permits, pullGuard }: SendingModule,
  { applicationPorts }: InboxModule,
  erased: ErasedPersons,
) {
  const purchaseSummaries = purchaseSummariesService({
    database,
    clock,
    memory: strapiSummariesMemory(strapi, database),
    leases,
    mainCurrency: configuration.mainCurrency ?? null,
  });
  const linking: LinkingPorts = {
    ...clock,
    refreshSummaries: ({ trx }, documentIds, at) => purchaseSummaries.refresh(trx, documentIds, at),
  };
  const orderStore = databaseOrderStore(database, {
    bookings: { bookingsOf: bookingsOfOrders, onStored: followOrders },
    refreshSummaries: linking.refreshSummaries,
    guard: pullGuard,
    erased,
  });
  const sweep = orderSweep({
    database,
    leases,
    institutions: () =>
      institutions.all().map(({ baseUrl, code }) => ({ institution: code, baseUrl })),
    linkingPorts: () => linking,
  });
  return {
    purchaseSummaries,
    orderLinking: linking,
    orderStore,
    orderAsking: orderAsking({
      database,
      institutions,
      store: orderStore,
      now: clock.now,
      requestCalls: (code) => permits.request(code),
      wake: wake.wakeDispatchers,
    }),
    orderSweep: {
      async run(): Promise<number> {
        const mended = await sweep.run();
        if (mended > 0) log.info(`${mended} orders, their holders or their lines were linked anew`);
        return mended;
      },
    },
    stateWords: stateWords({
      ...clock,
      database,
      institutions,
      leases,
      store: orderStore,
      announce: announceAndWake.orders,
      lookAgain: (at) => lookAgainAtBookings(database, institutions.all(), at),
    }),
    orderApplication: orderApplication(orderStore, applicationPorts),
    orderPanel: orderPanel({ database, institutions, timeZones: venueTimeZones }),
    orderRecords: orderRecords({ database, institutions, timeZones: venueTimeZones }),
  };
}

export type OrderModule = ReturnType<typeof composeOrders>;
