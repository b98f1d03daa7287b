import type {
  DecideOverriddenEdits,
  OverriddenEdit,
} from '../../contracts/contacts/overridden-edits';
import { CONTACT_LINK_UID, OVERRIDDEN_EDIT_UID } from '../../contracts/uids';
import type { NamesOfAuthors } from '../../kernel/authors';
import { hideQuery } from '../../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { boolean, integer, isoTime, text } from '../../kernel/database/values';
import { NotFoundError, NotPermittedError, StateConflictError } from '../../kernel/errors';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../../kernel/http/pages';
import type { Author } from '../../kernel/http/request-author';
import { requirePerson } from '../../kernel/http/require-person';
import type { InstitutionRegistry } from '../../institutions';
import type { BulkGuard } from '../../sending';
import { contactsById } from '../database/contacts-by-id';
import { displayName } from '../derived-columns';
import { CLOSED_STATES } from '../model/link-states';
import type { ChangedContact } from '../receive/write-received';
import { contactsSearched, rowsOfContacts } from '../search/search-lists';
import type { Clock, ContactStore } from '../store';
import { openOverriddenEdits } from './open-edits';
import {
  decideOverridden,
  type OverriddenDecider,
  type OverriddenDecision,
  type SeenEdit,
} from './put-back';

interface OverriddenFilter {
  scope: InstitutionScope;
  /** The institutions whose numbers are searched. */
  permitted: InstitutionScope;
  contact?: string | undefined;
  field?: string | undefined;
  q?: string | undefined;
}

type Decider = Pick<OverriddenDecider, 'mayChange' | 'permitted'> & { author: Author };

/** Edits of persons that S-360's values replaced, until somebody has decided about them. */
export interface OverriddenEdits {
  /** Newest first; `author` is the person for whom they are listed. */
  list(
    filter: OverriddenFilter,
    request: PageRequest,
    author: Author,
  ): Promise<PageOf<OverriddenEdit>>;
  /**
   * Decides several, whoever typed them, and reports the refusals one by one. Throws (409) when the
   * author is no person.
   */
  decideSeveral(
    seen: readonly SeenEdit[],
    decision: OverriddenDecision,
    decider: Decider,
  ): Promise<DecideOverriddenEdits.Response['data']>;
  /**
   * Decides one of the author's own. Throws (404) for another person's, (403) for a field that they
   * may not change, (409) when the contact's value has changed.
   */
  decideOwn(
    contactDocumentId: string,
    seen: SeenEdit,
    decision: OverriddenDecision,
    decider: Decider,
  ): Promise<void>;
}

interface OverriddenEditsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  guard: BulkGuard;
  institutions: Pick<InstitutionRegistry, 'find'>;
  namesOf: NamesOfAuthors;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  /** Reports that work may be due at any institution. */
  wake(): void;
}

export function overriddenEdits(ports: OverriddenEditsPorts): OverriddenEdits {
  const { database, institutions, namesOf } = ports;

  async function whereOf({ contact, field, permitted, q, scope }: OverriddenFilter): Promise<Row> {
    return {
      $and: [
        { id: { $in: hideQuery(openOverriddenEdits(database)) } },
        {
          ...whereInScope(scope),
          ...(contact !== undefined && { contactDocumentId: contact }),
          ...(field !== undefined && { field }),
        },
        q
          ? rowsOfContacts(
              database,
              OVERRIDDEN_EDIT_UID,
              await contactsSearched(database, q, permitted),
            )
          : {},
      ],
    };
  }

  async function shown(rows: readonly Row[], author: Author): Promise<OverriddenEdit[]> {
    const documentIds = [...new Set(rows.map((row) => text(row.contactDocumentId) ?? ''))];
    const contacts = await contactsById(database, documentIds);
    const links: Row[] = await database
      .query(CONTACT_LINK_UID)
      .select(['contactDocumentId', 'institution', 'contactNumber'])
      .where({ contactDocumentId: { $in: documentIds }, state: { $notIn: [...CLOSED_STATES] } })
      .execute();
    const named = await namesOf(rows.map((row) => text(row.typedBy)));
    return rows.map((row) => {
      const contactDocumentId = text(row.contactDocumentId) ?? '';
      const code = text(row.institution) ?? '';
      const field = text(row.field) ?? '';
      const contact = contacts.get(contactDocumentId);
      const own = links.filter((link) => link.contactDocumentId === contactDocumentId);
      return {
        id: integer(row.id),
        institution: { code, name: institutions.find(code)?.name ?? code },
        contactDocumentId,
        contactName: contact ? (displayName(contact.type, contact.fields) ?? '') : '',
        contactNumber: text(own.find(({ institution }) => institution === code)?.contactNumber),
        field,
        typedValue: text(row.typedValue),
        typedBy: named(text(row.typedBy)),
        typedAt: isoTime(row.typedAt) ?? '',
        isOwn: author !== null && row.typedBy === author,
        shownValue: text(row.shownValue),
        replacedAt: isoTime(row.replacedAt) ?? '',
        wasSent: boolean(row.wasSent) ?? false,
        valueNow: contact?.fields[field] ?? null,
        sentTo: own.length,
      };
    });
  }

  async function decide(
    seen: readonly SeenEdit[],
    decision: OverriddenDecision,
    decider: OverriddenDecider,
  ) {
    const { changed, outcomes } = await decideOverridden(seen, decision, decider, ports);
    ports.wake();
    await ports.announce(changed);
    return outcomes;
  }

  return {
    async list(filter, request, author) {
      const where = await whereOf(filter);
      const list = { uid: OVERRIDDEN_EDIT_UID, where, order: { id: 'desc' }, request } as const;
      const page = await pageOf(database, list, (row) => row);
      return { ...page, data: await shown(page.data, author) };
    },
    decideSeveral: (seen, decision, { author, ...decider }) =>
      decide(seen, decision, { ...decider, author: requirePerson(author), typedBy: null }),
    async decideOwn(contactDocumentId, seen, decision, { author, ...decider }) {
      const person = requirePerson(author);
      const own = { ...decider, author: person, typedBy: person, contactDocumentId };
      const [outcome] = await decide([seen], decision, own);
      const refusal = outcome?.refusal ?? null;
      if (refusal?.code === 'noOverriddenEdit') throw new NotFoundError(refusal);
      if (refusal?.code === 'mayNotFillFields') throw new NotPermittedError(refusal);
      if (refusal !== null) throw new StateConflictError(refusal);
    },
  };
}
