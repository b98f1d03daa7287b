import { linksSearched, whereShown, type NextAttemptPorts, linkFromRow } from '../contacts';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import type {
  DeliveryDetails,
  InstitutionStatus,
  LinkSummary,
  GetQuarantinedItems,
} from '../contracts/overview';
import { CONTACT_LINK_UID } from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import type { InstitutionRegistry } from '../institutions';
import { oneDelivery } from './deliveries';
import { institutionStatus, type StatusPorts } from './institution-status';
import { linkSummaries } from './link-summaries';
import { isInScope, whereInScope, type InstitutionScope } from '../kernel/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';
import { quarantinedItemsPage, type QuarantineFilter } from './quarantined-items';

/** The data of the plugin's page. */
export interface Overview {
  institutions(scope: InstitutionScope): Promise<InstitutionStatus[]>;
  delivery(id: number, payload: { withBody: boolean }): Promise<DeliveryDetails>;
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

export interface OverviewPorts extends Omit<NextAttemptPorts, keyof StatusPorts>, StatusPorts {
  institutions: InstitutionRegistry;
}

/** Names institutions and states, so that the index of states can skip the links in sync. */
const ofBulkJob = (bulkJobId: number, { institutions }: OverviewPorts): Row => ({
  bulkJobId,
  institution: { $in: institutions.all().map(({ code }) => code) },
  state: { $in: ['pending', 'sending', 'failed', 'inDoubt'] },
});

export function overview(ports: OverviewPorts): Overview {
  const { database } = ports;

  return {
    async institutions(scope) {
      const statuses: InstitutionStatus[] = [];
      for (const institution of ports.institutions.all()) {
        if (isInScope(scope, institution.code))
          statuses.push(await institutionStatus(institution, ports));
      }
      return statuses;
    },
    delivery: (id, payload) => oneDelivery(database, id, payload),
    quarantinedItems: (filter, request) => quarantinedItemsPage(database, filter, request),
    async links({ bulkJob, q, scope, state }, request) {
      const harmed = await ports.readBacks.harmedLinks();
      const page = await pageOf(
        database,
        {
          uid: CONTACT_LINK_UID,
          where: {
            ...whereInScope(scope),
            $and: [
              (state && whereShown(state, harmed)) ?? {},
              q ? linksSearched(database, q, scope) : {},
              bulkJob === undefined ? {} : ofBulkJob(bulkJob, ports),
            ],
          },
          order: { markedAt: 'asc', id: 'asc' },
          request,
        },
        linkFromRow,
      );
      return { ...page, data: await linkSummaries(page.data, new Set(harmed), ports) };
    },
  };
}
