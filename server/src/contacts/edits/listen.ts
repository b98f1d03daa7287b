import { authorOf } from '../../kernel/http/request-author';
import type { Tracing } from '../../kernel/tracing/tracing';
import type { Core } from '@strapi/strapi';
import { guardBulkDeletions } from './bulk-deletion';
import { contactLifecycles } from './lifecycles';
import { contactWriteGuard } from './contact-write-guard';
import { lockedRow } from './locked-row';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];

/** The dependencies of the subscribers to saves of contacts. */
interface ListeningPorts extends Pick<
  Parameters<typeof contactLifecycles>[0],
  'contactsDeleted' | 'database' | 'store' | 'institutions' | 'guard' | 'wake'
> {
  historyRetentionDays: number;
  tracing: Tracing;
}

/** Registers the subscribers to saves of contacts; the database must exist. */
export function listenToContacts(
  strapi: Core.Strapi,
  { historyRetentionDays, tracing, ...ports }: ListeningPorts,
): void {
  const locked = lockedRow();
  guardBulkDeletions(strapi, ports.database);
  strapi.db.lifecycles.subscribe(
    contactLifecycles({ ...ports, locked, author: () => authorOf(strapi) }),
  );
  strapi.documents.use(
    contactWriteGuard(strapi, ports.database, {
      historyRetentionDays,
      locked,
      mappings: () => ports.institutions.all().map(({ contacts }) => contacts.mapping),
      tracing,
    }) as Middleware,
  );
}
