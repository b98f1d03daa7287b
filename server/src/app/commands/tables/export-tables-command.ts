import { modulesOf, type Modules } from '../../modules';
import { writeTables } from '../../transfer/table-file';
import { answer, counted, countLines, described, fileNamed, JSON_ONLY, say } from '../frame';
import { byTableName } from './table-names';

/** `strapi-s360 export-tables`: what Strapi's own export leaves behind. */
export const exportTablesCommand = described({
  name: 'export-tables',
  summary: 'Write what strapi export leaves behind into a file',
  readsOnly: true,
  usage: '<file> [options]',
  about: `Strapi's export and transfer leave internal tables behind. This writes those that say something of
contacts, orders and bookings, for import-tables in another Strapi: history, conflicts, Who is who?,
holders of seats, events of bookings, items left out, segments, the mapping set in the panel, and
certificates of erasures. The file has personal data and no secrets. It must not exist yet. With
deliveries that are not applied, or items not imported, which stay, it ends with 1.`,
  options: JSON_ONLY,
  wrongUse: ({ positionals }) => (positionals.length === 1 ? null : 'It takes one file.'),
  async run(input) {
    const [file = ''] = input.positionals;
    const modules = modulesOf(input.strapi);
    const tables = byTableName(await writeTables(modules.process, fileNamed(file)));
    const staying = await stayingOf(modules);
    answer(input, { tables, staying });
    say(input, [`Written to ${file}, which only you may read:`, ...countLines(tables)]);
    const isAll = staying.deliveries + staying.items === 0;
    if (!isAll)
      input.terminal.complain(
        `What S-360 sent and is not in the CRM yet stays here: ${counted(staying.deliveries, 'delivery', 'deliveries')} not applied, ${counted(staying.items, 'item')} not imported.`,
      );
    return isAll ? 0 : 1;
  },
});

/** What S-360 has sent and is not in the CRM yet. */
async function stayingOf({ overview }: Modules): Promise<{ deliveries: number; items: number }> {
  const statuses = await overview.institutions(null);
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  return {
    deliveries: sum(statuses.map(({ waitingDeliveries }) => waitingDeliveries)),
    items: sum(statuses.map(({ quarantinedItems }) => quarantinedItems)),
  };
}
