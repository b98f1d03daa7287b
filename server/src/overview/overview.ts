import {
  CLOSED_STATES,
  isNumberLike,
  linksSearched,
  whereShown,
  type NextAttemptPorts,
  linkFromRow,
} from '../contacts';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import type {
  DeliveryDetails,
  InstitutionStatus,
  LinkSummary,
  GetQuarantinedItems,
} from '../contracts/overview';
import { CONTACT_LINK_UID } from '../contracts/uids';
import { amongFound } from '../kernel/database/among-found';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';
import type { InstitutionRegistry } from '../institutions';
import { oneDelivery } from './deliveries';
import { institutionStatuses, type StatusPorts } from './institution-status';
import { linkSummaries } from './link-summaries';
import { isInScope, whereInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../kernel/http/pages';
import { quarantinedItemsPage, type QuarantineFilter } from './quarantined-items';

/** The data of the plugin's page. */
export interface Overview {
  institutions(scope: InstitutionScope): Promise<InstitutionStatus[]>;
  /** The body only where the reader may see that of the institution. */
  delivery(id: number, mayReadBody: (institution: string) => boolean): Promise<DeliveryDetails>;
  /** The page leaves out the body of very long items. */
  quarantinedItems(
    filter: QuarantineFilter,
    request: PageRequest,
  ): Promise<GetQuarantinedItems.Response>;
  links(
    filter: {
      scope: InstitutionScope;
      state?: LinkStateName | undefined;
      q?: string | undefined;
      bulkJob?: number | undefined;
    },
    request: PageRequest,
  ): Promise<PageOf<LinkSummary>>;
}

interface OverviewPorts extends Omit<NextAttemptPorts, keyof StatusPorts>, StatusPorts {
  institutions: InstitutionRegistry;
}

/** Names institutions and states, so that the index of states can skip the links in sync. */
const ofBulkJob = (bulkJobId: number, { institutions }: OverviewPorts): Row => ({
  bulkJobId,
  institution: { $in: institutions.all().map(({ code }) => code) },
  state: { $in: ['pending', 'sending', 'failed', 'inDoubt'] },
});

/**
 * Links that wait are listed in the order in which they began to. No index would find the oldest of
 * all the others, for which it means nothing.
 */
const waits = (state: LinkStateName | undefined): boolean =>
  state !== undefined && state !== 'inSync' && !CLOSED_STATES.some((closed) => closed === state);

interface LinkList {
  where: Row;
  order: Record<string, 'asc'>;
}

/** The links whose number is the very word that was searched for; each institution has one. */
async function linksNamed(
  database: StrapiDatabase,
  typed: string,
  { institutions, order, where }: Pick<OverviewPorts, 'institutions'> & LinkList,
): Promise<number[]> {
  const number = typed.trim();
  if (!isNumberLike(number)) return [];
  const found = await database
    .query(CONTACT_LINK_UID)
    .select('id')
    // An index finds numbers only at named institutions.
    .where({
      institution: { $in: institutions.all().map(({ code }) => code) },
      contactNumber: number,
      $and: [where],
    })
    .orderBy(order)
    .execute();
  return found.map(({ id }) => integer(id));
}

export function overview(ports: OverviewPorts): Overview {
  const { database } = ports;
  const statuses = institutionStatuses(ports);

  return {
    institutions: (scope) =>
      statuses(ports.institutions.all().filter(({ code }) => isInScope(scope, code))),
    delivery: (id, mayReadBody) => oneDelivery(database, id, mayReadBody),
    quarantinedItems: (filter, request) => quarantinedItemsPage(database, filter, request),
    async links({ bulkJob, q, scope, state }, request) {
      const sources = await ports.stateSources();
      const where: Row = {
        ...whereInScope(scope),
        $and: [
          (state && whereShown(state, sources)) ?? {},
          q ? await linksSearched(database, q, scope) : {},
          bulkJob === undefined ? {} : ofBulkJob(bulkJob, ports),
        ],
      };
      const links = () => database.query(CONTACT_LINK_UID).select('id').where(where).getKnexQuery();
      const order: LinkList['order'] = waits(state)
        ? { markedAt: 'asc', id: 'asc' }
        : { id: 'asc' };
      const first = q ? await linksNamed(database, q, { ...ports, where, order }) : [];
      const page = await pageOf(
        database,
        {
          uid: CONTACT_LINK_UID,
          where: q ? { id: await amongFound(database, links) } : where,
          order,
          first,
          request,
        },
        linkFromRow,
      );
      return { ...page, data: await linkSummaries(page.data, new Set(sources.harmedLinks), ports) };
    },
  };
}
