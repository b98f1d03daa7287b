import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import type { ListRow } from '../../features/purchase-cells/amounts';
import { ownTypeOf } from '../contentTypes/ownTypes';
import { lazily } from '../lazily';
import { menuText } from '../entryTexts';
import { belowName } from './belowName';
import { SummaryCell, type ListColumn, type ListColumns } from '../summaryCells';

const RecordsCell = lazily(() =>
  import('../../features/contacts/list/RecordsCell').then((file) => file.RecordsCell),
);

const NameCell = lazily(() =>
  import('../../features/contacts/list/NameCell').then((file) => file.NameCell),
);

const ContactTypeCell = lazily(() =>
  import('../../features/contacts/list/ContactTypeCell').then((file) => file.ContactTypeCell),
);

const ProductFamily = lazily(() =>
  import('../../features/orders/OrderWords').then((file) => file.ProductFamily),
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

/** Columns that are shown in words; sorting keeps those of the database. */
const IN_WORDS: ReadonlyMap<string, ListColumn['cellFormatter']> = new Map([
  ['type', ({ type }: ListRow) => <ContactTypeCell type={type} />],
  [
    'favouriteProductFamily',
    (row: ListRow) => <ProductFamily family={row.favouriteProductFamily} />,
  ],
]);

/** Strapi's own columns, whose weekday, month in words and time would push others out of sight. */
const DAYS: readonly string[] = ['createdAt', 'updatedAt'];

function inWords(column: ListColumn): ListColumn {
  const { name } = column;
  if (DAYS.includes(name))
    return {
      ...column,
      cellFormatter: (row) => <SummaryCell form="day" name={name} row={row} />,
    };
  const cellFormatter = IN_WORDS.get(name);
  return cellFormatter ? { ...column, cellFormatter } : column;
}

/** The name, with the e-mail and the type below it unless they have columns of their own. */
function named(column: ListColumn, shown: readonly ListColumn[]): ListColumn {
  if (column.name !== 'displayName') return column;
  return {
    ...column,
    cellFormatter: (row) => <NameCell name={row.displayName} {...belowName(row, shown)} />,
  };
}

/** Adds the column to the list of contacts, after the name; shows codes in words, and moments as days. */
export function withContactCells({ displayedHeaders, layout }: ListColumns): ListColumns {
  if (ownTypeOf(layout) !== 'contact') return { displayedHeaders, layout };
  const [name, ...others] = displayedHeaders.map(inWords);
  return {
    displayedHeaders: name ? [named(name, displayedHeaders), COLUMN, ...others] : [],
    layout,
  };
}
