import { dateOnly } from '../../../../server/src/services/contacts/mapping/canonical';
import { WRITTEN_DATES } from './written-dates';

process.stdout.write(JSON.stringify(WRITTEN_DATES.map(dateOnly)));
