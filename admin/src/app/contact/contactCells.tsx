import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import type { ListColumn, ListColumns } from '../../features/purchase-cells/withSummaryCells';
import { ownTypeOf } from '../contentTypes/ownTypes';
import { lazily } from '../lazily';
import { menuText } from '../entryTexts';

const RecordsCell = lazily(() =>
  import('../../features/contacts/list/RecordsCell').then((file) => file.RecordsCell),
);

const ContactTypeCell = lazily(() =>
  import('../../features/contacts/list/ContactTypeCell').then((file) => file.ContactTypeCell),
);

/** The numbers and sync states of a contact. No attribute: they are read for the rows shown. */
const COLUMN: ListColumn = {
  name: `${PLUGIN_ID}-records`,
  attribute: { type: 'custom' },
  label: menuText('navigation.links'),
  searchable: false,
  sortable: false,
  cellFormatter: ({ documentId }) =>
    typeof documentId === 'string' ? <RecordsCell documentId={documentId} /> : null,
};

/** Sorting keeps the words of the database. */
const translated = (column: ListColumn): ListColumn =>
  column.name === 'type'
    ? { ...column, cellFormatter: ({ type }) => <ContactTypeCell type={type} /> }
    : column;

/** Adds the column to the list of contacts, after the name, and translates the type. */
export function withContactCells({ displayedHeaders, layout }: ListColumns): ListColumns {
  if (ownTypeOf(layout) !== 'contact') return { displayedHeaders, layout };
  const [name, ...others] = displayedHeaders.map(translated);
  return { displayedHeaders: name ? [name, COLUMN, ...others] : [], layout };
}
