import { CONTACT_UID } from '../../../contracts/uids';
import { countWhere } from '../../../kernel/database/count-where';
import { modulesOf } from '../../modules';
import { releaseTables } from '../../transfer/kept-tables';
import { answer, counted, described, JSON_ONLY, say, YES } from '../frame';
import { isAgreedAlone } from './agreed-alone';

/** `strapi-s360 remove-data`: the next start without the plugin drops its tables. */
export const removeDataCommand = described({
  name: 'remove-data',
  summary: 'Have Strapi drop all data of the plugin once the plugin is gone',
  usage: '[options]',
  about: `Without this, Strapi keeps the tables of the plugin when the plugin is disabled or uninstalled. Stop
Strapi, run this, then disable or uninstall the plugin and start Strapi: that start drops them. A
start with the plugin before takes it back, and so does any other command that loads it, of Strapi
too. Make a backup of the database first. It does nothing while another process works on the
database.`,
  options: { ...YES, ...JSON_ONLY },
  wrongUse: ({ positionals }) => (positionals.length === 0 ? null : 'It takes no arguments.'),
  async run(input) {
    const { database } = modulesOf(input.strapi);
    const contacts = counted(await countWhere(database, CONTACT_UID), 'contact');
    say(input, [`${contacts}, with all orders, bookings and history, will be lost for good.`]);
    if (!(await isAgreedAlone(input))) return 2;
    const tables = await releaseTables(input.strapi);
    answer(input, { tables });
    say(input, [
      `The next start without the plugin drops its ${counted(tables.length, 'table')}, unless a start or a command with it comes before.`,
      'Nothing is deleted in S-360.',
    ]);
    return 0;
  },
});
