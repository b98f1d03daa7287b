import { Badge } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../server/src/contracts';
import {
  linkCounts,
  linksNeedingSomebody,
  quarantinedItems,
  stateToLookAt,
} from '../features/institutions/attention';
import { useOpenMatchReviews } from '../features/identity/useOpenMatchReviews';
import { useWaitingBulkJobs } from '../features/bulk-jobs/useWaitingBulkJobs';
import { PLACES } from '../shared/places';
import { message } from '../translations/message';
import type { MessageKey } from '../translations/message';

/** Links to the screens of the page, each with the number of things that wait for a person. */
export function ScreenNavigation({ institutions }: { institutions: readonly InstitutionStatus[] }) {
  const { formatMessage } = useIntl();
  const links = linkCounts(institutions, undefined);
  const matchReviews = useOpenMatchReviews().data?.meta.pagination.total ?? 0;
  const bulkJobs = useWaitingBulkJobs().data?.meta.pagination.total ?? 0;
  return (
    <SubNav.Main aria-label={formatMessage(message('navigation.name'))}>
      <SubNav.Header label={formatMessage(message('page.title'))} />
      <SubNav.Sections>
        {/* Strapi's type requires several sections or a list. */}
        {[
          <SubNav.Section key="overview" label={formatMessage(message('navigation.overview'))}>
            <Destination to={PLACES.institutions} end text="institutions.title" />
            <Destination
              to={PLACES.links({ state: stateToLookAt(links) })}
              text="navigation.links"
              waiting={linksNeedingSomebody(links)}
            />
            <Destination
              to={PLACES.matchReviews()}
              text="matchReviews.title"
              waiting={matchReviews}
            />
            <Destination to={PLACES.bulkJobs()} text="bulkJobs.title" waiting={bulkJobs} />
            <Destination to={PLACES.deliveries()} text="deliveries.title" />
            <Destination
              to={PLACES.quarantinedItems()}
              text="navigation.quarantine"
              waiting={quarantinedItems(institutions)}
            />
          </SubNav.Section>,
        ]}
      </SubNav.Sections>
    </SubNav.Main>
  );
}

function Destination({
  to,
  text,
  end = false,
  waiting = 0,
}: {
  to: string;
  text: MessageKey;
  end?: boolean;
  waiting?: number;
}) {
  const { formatMessage, formatNumber } = useIntl();
  const name = formatMessage(message(text));
  return (
    <SubNav.Link
      to={to}
      end={end}
      label={name}
      aria-label={
        waiting > 0 ? formatMessage(message('navigation.waiting'), { name, count: waiting }) : name
      }
      endAction={
        waiting > 0 && (
          <Badge backgroundColor="warning200" textColor="warning700">
            {formatNumber(waiting)}
          </Badge>
        )
      }
    />
  );
}
