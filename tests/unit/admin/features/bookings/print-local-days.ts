import { localDay } from '../../../../../admin/src/features/bookings/list/bookingQuery';

// Prints the given days in the time zone of this process.
const [, , ...days] = process.argv;
process.stdout.write(JSON.stringify(days.map(localDay)));
