import { answering, type Columns, type Insertion, type Names, type Update } from './insertion';
import type { Row } from './strapi-database';

/**
 * Sends all rows to PostgreSQL as one JSON text. Two thousand separate values take both sides twice
 * as long.
 */
export async function storeAsRecordset(insertion: Insertion): Promise<Row[]> {
  const { columns, into, names, rows, trx } = insertion;
  const query = into(
    trx.raw(`(${placeholders(columns)}) select ${placeholders(columns)} from ${RECORDSET}`, [
      ...columns.map(([, column]) => column),
      ...columns.map(([, column]) => column),
      names.table,
      recordset(rows, columns, names),
    ]),
  );
  const stored: unknown = await answering(query, insertion);
  return Array.isArray(stored) ? (stored as Row[]) : [];
}

/** Updates rows by their ids, in the same way. */
export async function updateFromRecordset({ columns, names, rows, trx }: Update): Promise<void> {
  const assignments = columns.map(() => '?? = written.??').join(', ');
  await trx.raw(
    `update ?? as stored set ${assignments} from ${RECORDSET} as written where stored.id = written.id`,
    [
      names.table,
      ...columns.flatMap(([, column]) => [column, column]),
      names.table,
      recordset(rows, [['id', 'id'], ...columns], names),
    ],
  );
}

const RECORDSET = 'json_populate_recordset(null::??, ?::json)';

const placeholders = (columns: Columns): string => columns.map(() => '??').join(', ');

/** The rows as JSON by column; values that are JSON already are inserted unchanged. */
function recordset(rows: readonly Row[], columns: Columns, names: Names): string {
  const members = columns.map(([attribute, column]) => {
    const isJson = names.isJson(attribute);
    return { attribute, isJson, key: `${JSON.stringify(column)}:` };
  });
  const texts = rows.map((row) => {
    const values = members.map(
      ({ attribute, isJson, key }) => key + valueText(row[attribute], isJson),
    );
    return `{${values.join(',')}}`;
  });
  return `[${texts.join(',')}]`;
}

function valueText(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return 'null';
  return isJson ? String(value) : JSON.stringify(value);
}
