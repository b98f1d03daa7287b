import { localDay } from '../../../../../admin/src/features/bookings/list/localDays';

// The days named, as they are in the time zone of this process.
const [, , ...days] = process.argv;
process.stdout.write(JSON.stringify(days.map(localDay)));
