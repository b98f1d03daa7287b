import { readFileSync } from 'node:fs';
import {
  canonical,
  columnValue,
  wireValue,
} from '../../../../../server/src/contacts/model/mapping/canonical';

/** A day and the time zone in which S-360 shows it. */
interface Shown {
  day: string;
  timeZone?: string;
  forms: (string | number)[];
}

/** The day after three rounds in which S-360 shows it and the CRM stores, compares and sends it. */
function returnedDay({ day, timeZone }: Shown, form: string | number): string | null {
  const settings = timeZone === undefined ? {} : { timeZone };
  let shown: string | number = form;
  for (let trip = 0; trip < 3; trip += 1) {
    const column = columnValue('date', shown, settings);
    const sent = wireValue({ kind: 'date' }, column, settings);
    if (sent !== day || canonical('date', column, settings) !== day) return String(sent);
    shown = form;
  }
  return day;
}

const [, , file = ''] = process.argv;
const days: Shown[] = JSON.parse(readFileSync(file, 'utf8'));
const moved = days.flatMap((shown) =>
  shown.forms
    .map((form) => ({ ...shown, form, returned: returnedDay(shown, form) }))
    .filter(({ day, returned }) => returned !== day),
);
process.stdout.write(JSON.stringify({ zone: process.env.TZ, checked: days.length, moved }));
