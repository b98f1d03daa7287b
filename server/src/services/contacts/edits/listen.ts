import type { Core } from '@strapi/strapi';
import { getService } from '../..';
import { authorOf, contactLifecycles } from './lifecycles';
import { contactWriteGuard } from './contact-write-guard';
import { lockedRow } from './locked-row';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];

/** Puts the subscribers to saves of contacts in place; the database has to exist. */
export function listenToContacts(strapi: Core.Strapi): void {
  const database = getService(strapi, 'database');
  const locked = lockedRow();
  strapi.db.lifecycles.subscribe(
    contactLifecycles({
      database,
      locked,
      store: getService(strapi, 'contactStore'),
      institutions: getService(strapi, 'institutions'),
      author: () => authorOf(strapi),
      guard: getService(strapi, 'bulkGuard'),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  );
  const { historyRetentionDays } = getService(strapi, 'configuration');
  strapi.documents.use(
    contactWriteGuard(strapi, database, { historyRetentionDays, locked }) as Middleware,
  );
}
