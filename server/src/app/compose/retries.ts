import { retriedBookings } from '../../bookings';
import { failedStateOf } from '../../bulk-jobs';
import { FAILED_BOOKING_CAUSES, type Retried } from '../../overview';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

/** The bookings and bulk jobs that failed and are at work again. */
export async function retriedBookingsAndJobs(
  { database }: Pick<Process, 'database'>,
  {
    bulkJobStore,
    institutions,
  }: Pick<SendingModule, 'bulkJobStore'> & Pick<InstitutionModule, 'institutions'>,
): Promise<Retried[]> {
  const codes = institutions.all().map(({ code }) => code);
  const bookings = await retriedBookings(database, codes);
  const jobs = await bulkJobStore.findRetried();
  return [
    ...bookings.map(({ institution, state }): Retried =>
      state === 'submitted'
        ? { institution, kind: 'failedBooking', causes: FAILED_BOOKING_CAUSES }
        : { institution, kind: 'openBooking', causes: [null] },
    ),
    ...jobs.map(({ institution, state }): Retried => ({
      institution: institution ?? '',
      kind: 'failedBulkJob',
      causes: [failedStateOf(state)],
    })),
  ];
}
