import type { Author } from '../../kernel/http/request-author';
import type { OverriddenEdit } from '../../contracts/contacts/overridden-edits';
import { reason } from '../../contracts/reasons';
import { CONTACT_HISTORY_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, isoTime, text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { InstitutionRegistry } from '../../institutions';

/** A person's edits that S-360 has replaced: shown to that person until they dismiss them. */
export interface OverriddenEdits {
  list(
    contactDocumentId: string,
    scope: InstitutionScope,
    author: Author,
  ): Promise<OverriddenEdit[]>;
  /** Returns the remaining ones. Throws (404) for one that is not the author's. */
  dismiss(
    edit: { documentId: string; id: number },
    scope: InstitutionScope,
    author: Author,
  ): Promise<OverriddenEdit[]>;
}

interface OverriddenEditsPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'find'>;
  now(): Date;
}

/** Nobody reads more than this. */
const MAX_SHOWN = 20;

/** Values replaced by the rule of a conflict; S-360's other changes do not override an edit. */
const REPLACED: Row = {
  cause: 'conflict',
  dismissedAt: { $null: true },
  field: { $notNull: true },
};

export function overriddenEdits(ports: OverriddenEditsPorts): OverriddenEdits {
  const { database, institutions, now } = ports;

  /** The nearest earlier or later change of the same field in the history. */
  async function neighbour(
    { contactDocumentId, field }: Row,
    id: Row,
    order: 'asc' | 'desc',
  ): Promise<Row | undefined> {
    const [row] = await database
      .query(CONTACT_HISTORY_UID)
      .select(['id', 'cause', 'causedBy'])
      .where({ contactDocumentId, field, id })
      .orderBy({ id: order })
      .limit(1)
      .execute();
    return row;
  }

  async function isAgainst(row: Row, author: string): Promise<boolean> {
    const id = integer(row.id);
    // A value that was changed again since then no longer matters.
    if ((await neighbour(row, { $gt: id }, 'asc')) !== undefined) return false;
    const before = await neighbour(row, { $lt: id }, 'desc');
    const isPersons = before?.cause === 'crm' || before?.cause === 'decision';
    return isPersons && before?.causedBy === author;
  }

  async function list(
    contactDocumentId: string,
    scope: InstitutionScope,
    author: Author,
  ): Promise<OverriddenEdit[]> {
    if (author === null) return [];
    const rows = await database
      .query(CONTACT_HISTORY_UID)
      .select('*')
      .where({ contactDocumentId, ...REPLACED, ...whereInScope(scope) })
      .orderBy({ id: 'desc' })
      .limit(MAX_SHOWN)
      .execute();
    const edits: OverriddenEdit[] = [];
    for (const row of rows) {
      if (!(await isAgainst(row, author))) continue;
      const code = text(row.institution) ?? '';
      edits.push({
        id: integer(row.id),
        institution: { code, name: institutions.find(code)?.name ?? code },
        field: text(row.field) ?? '',
        yours: text(row.oldValue),
        theirs: text(row.newValue),
        at: isoTime(row.changedAt) ?? '',
      });
    }
    return edits;
  }

  return {
    list,
    async dismiss({ documentId, id }, scope, author) {
      const edits = await list(documentId, scope, author);
      if (!edits.some((edit) => edit.id === id))
        throw new NotFoundError(reason('noOverriddenEdit', { edit: id }));
      await database
        .query(CONTACT_HISTORY_UID)
        .where({ id })
        .update({ dismissedAt: now() })
        .execute();
      return edits.filter((edit) => edit.id !== id);
    },
  };
}
