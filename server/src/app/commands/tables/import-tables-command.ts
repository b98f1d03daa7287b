import { tablesIn } from '../../transfer/table-file';
import { answer, countLines, described, fileNamed, JSON_ONLY, say, YES } from '../frame';
import { isAgreedAlone } from './agreed-alone';
import { byTableName } from './table-names';

/** `strapi-s360 import-tables`: brings what `export-tables` wrote. */
export const importTablesCommand = described({
  name: 'import-tables',
  summary: 'Bring what export-tables wrote, after strapi import',
  usage: '<file> [options]',
  about: `Replaces what the tables of export-tables hold here by the rows of the file, all or nothing. Import
the contacts, orders and bookings first (strapi import or transfer), and stop Strapi meanwhile: it
does nothing while another process works on the database.`,
  options: { ...YES, ...JSON_ONLY },
  wrongUse: ({ positionals }) => (positionals.length === 1 ? null : 'It takes one file.'),
  async run(input) {
    const [file = ''] = input.positionals;
    const rows = await tablesIn(fileNamed(file));
    const counts = byTableName(rows.counts);
    say(input, [
      `${file}:`,
      ...countLines(counts),
      'They replace all that these tables hold here: history, conflicts, holders of seats, events of bookings and the like.',
    ]);
    if (!(await isAgreedAlone(input))) return 2;
    await rows.replaceIn(input.strapi);
    answer(input, counts);
    say(input, ['Imported.']);
    return 0;
  },
});
