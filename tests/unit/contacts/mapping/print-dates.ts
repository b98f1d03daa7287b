import { parseDateOnly } from '../../../../server/src/services/ticketing';
import { WRITTEN_DATES } from './written-dates';

process.stdout.write(JSON.stringify(WRITTEN_DATES.map((date) => parseDateOnly(date))));
