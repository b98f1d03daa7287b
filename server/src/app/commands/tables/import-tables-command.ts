import { readTables } from '../../transfer/table-file';
import { answer, countLines, described, isAgreed, JSON_ONLY, say, YES } from '../frame';
import { byTableName } from './table-names';

/** `strapi-s360 import-tables`: brings what `export-tables` wrote. */
export const importTablesCommand = described({
  name: 'import-tables',
  summary: 'Bring what export-tables wrote, after strapi import',
  usage: '<file> [options]',
  about: `Replaces what the tables of export-tables hold here by the rows of the file, all or nothing. Import
the contacts, orders and bookings first (strapi import or transfer), and stop Strapi meanwhile.`,
  options: { ...YES, ...JSON_ONLY },
  wrongUse: ({ positionals }) => (positionals.length === 1 ? null : 'It takes one file.'),
  async run(input) {
    const [file = ''] = input.positionals;
    say(input, [
      'History, conflicts, holders of seats, events of bookings and the like are replaced here.',
    ]);
    if (!(await isAgreed(input))) return 2;
    const counts = byTableName(await readTables(input.strapi, file));
    answer(input, counts);
    say(input, ['Imported:', ...countLines(counts)]);
    return 0;
  },
});
