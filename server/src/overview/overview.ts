import { linksSearched, whereShown, type NextAttemptPorts, linkFromRow } from '../contacts';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import type {
  DeliveryDetails,
  InstitutionStatus,
  LinkSummary,
  GetQuarantinedItems,
} from '../contracts/overview';
import { CONTACT_LINK_UID } from '../contracts/uids';
import type { InstitutionRegistry } from '../institutions';
import { oneDelivery } from './deliveries';
import { institutionStatus, type StatusPorts } from './institution-status';
import { linkSummaries } from './link-summaries';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';
import { quarantinedItemsPage, type QuarantineFilter } from './quarantined-items';

/** The data of the plugin's page. */
export interface Overview {
  institutions(): Promise<InstitutionStatus[]>;
  delivery(id: number, payload: { withBody: boolean }): Promise<DeliveryDetails>;
  /** The page leaves out the body of very long items. */
  quarantinedItems(
    filter: QuarantineFilter,
    request: PageRequest,
  ): Promise<GetQuarantinedItems.Response>;
  links(
    filter: {
      institution?: string | undefined;
      state?: LinkStateName | undefined;
      q?: string | undefined;
    },
    request: PageRequest,
  ): Promise<PageOf<LinkSummary>>;
}

export interface OverviewPorts extends Omit<NextAttemptPorts, keyof StatusPorts>, StatusPorts {
  institutions: InstitutionRegistry;
}

const definedOnly = (filter: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

export function overview(ports: OverviewPorts): Overview {
  const { database } = ports;

  return {
    async institutions() {
      const statuses: InstitutionStatus[] = [];
      for (const institution of ports.institutions.all()) {
        statuses.push(await institutionStatus(institution, ports));
      }
      return statuses;
    },
    delivery: (id, payload) => oneDelivery(database, id, payload),
    quarantinedItems: (filter, request) => quarantinedItemsPage(database, filter, request),
    async links({ institution, q, state }, request) {
      const harmed = await ports.readBacks.harmedLinks();
      const page = await pageOf(
        database,
        {
          uid: CONTACT_LINK_UID,
          where: {
            ...definedOnly({ institution }),
            $and: [(state && whereShown(state, harmed)) ?? {}, q ? linksSearched(database, q) : {}],
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
