import { parseDateOnly } from '../../../../../server/src/s360';
import { WRITTEN_DATES } from './written-dates';

process.stdout.write(JSON.stringify(WRITTEN_DATES.map((date) => parseDateOnly(date))));
