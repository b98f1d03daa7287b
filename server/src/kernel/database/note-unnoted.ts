import type { Row, StrapiDatabase } from './strapi-database';

interface NotesTable {
  uid: string;
  /** Its attribute with the document id, and the one with the time. */
  documentId: string;
  at: string;
}

/**
 * Adds a note for each document that has none, in one statement however many there are. The time
 * is the document's own, from the attribute `at`.
 */
export async function noteUnnoted(
  database: StrapiDatabase,
  notes: NotesTable,
  { at, note, uid, now }: { uid: string; at: string; note: Row; now: Date },
): Promise<void> {
  const into = database.names(notes.uid);
  const of = database.names(uid);
  const documentId = into.column(notes.documentId);
  const names = Object.keys(note);
  await database.transactionWithRetries(async (trx) => {
    const noted = trx({ noted: into.table })
      .select(trx.raw('1'))
      .where(`noted.${documentId}`, trx.ref(`document.${of.column('documentId')}`));
    const unnoted = trx({ document: of.table })
      .select(
        trx.ref(`document.${of.column('documentId')}`),
        trx.raw('coalesce(??, ?)', [`document.${of.column(at)}`, now]),
        ...names.map((name) => trx.raw('?', [String(note[name])])),
      )
      .whereNotExists(noted);
    const columns = [documentId, into.column(notes.at), ...names.map(into.column)];
    await trx(
      trx.raw(`?? (${columns.map(() => '??').join(', ')})`, [into.table, ...columns]),
    ).insert(unnoted);
  });
}
