import { Badge, VisuallyHidden } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../server/src/contracts';
import {
  linkCounts,
  linksNeedingSomebody,
  quarantinedItems,
  stateToLookAt,
} from '../features/institutions/attention';
import { useOpenConflicts } from '../features/conflicts/useOpenConflicts';
import { useOpenMatchReviews } from '../features/identity/useOpenMatchReviews';
import { useWaitingBulkJobs } from '../features/bulk-jobs/useWaitingBulkJobs';
import { useGetAttentionQuery } from '../features/overview/attention/attentionApi';
import { useMayManageInstitutions } from '../shared/hooks/usePermissions';
import { useQuietPolling } from '../shared/hooks/useQuietPolling';
import { PLACES } from '../shared/places';
import { useText } from '../shared/words/useText';
import type { MessageKey } from '../translations/message';

/** Links to the screens of the page, each with the number of things that wait for a person. */
export function ScreenNavigation({ institutions }: { institutions: readonly InstitutionStatus[] }) {
  const text = useText();
  const links = linkCounts(institutions, undefined);
  const attention = useGetAttentionQuery(undefined, useQuietPolling()).data?.meta.open ?? 0;
  const conflicts = useOpenConflicts().data?.meta.pagination.total ?? 0;
  const matchReviews = useOpenMatchReviews().data?.meta.pagination.total ?? 0;
  const bulkJobs = useWaitingBulkJobs().data?.meta.pagination.total ?? 0;
  const maySetUp = useMayManageInstitutions();
  return (
    <SubNav.Main aria-label={text('navigation.name')}>
      <SubNav.Header label={text('page.title')} />
      <SubNav.Sections>
        {/* Strapi's type requires several sections or a list. */}
        {[
          <SubNav.Section key="overview" label={text('navigation.overview')}>
            <Destination
              to={PLACES.institutions}
              end
              name="institutions.title"
              waiting={attention}
            />
            <Destination
              to={PLACES.links({ state: stateToLookAt(links) })}
              name="navigation.links"
              waiting={linksNeedingSomebody(links)}
            />
            <Destination to={PLACES.conflicts()} name="conflicts.title" waiting={conflicts} />
            <Destination
              to={PLACES.matchReviews()}
              name="matchReviews.title"
              waiting={matchReviews}
            />
            <Destination to={PLACES.bulkJobs()} name="bulkJobs.title" waiting={bulkJobs} />
            <Destination to={PLACES.activity()} name="activity.title" />
            <Destination to={PLACES.trends()} name="trends.title" />
            <Destination
              to={PLACES.quarantinedItems()}
              name="navigation.quarantine"
              waiting={quarantinedItems(institutions)}
            />
            <Destination to={PLACES.maintenance()} name="maintenance.title" />
            {maySetUp && <Destination to={PLACES.settingsList} name="settings.link" />}
          </SubNav.Section>,
        ]}
      </SubNav.Sections>
    </SubNav.Main>
  );
}

function Destination({
  to,
  name: key,
  end = false,
  waiting = 0,
}: {
  to: string;
  name: MessageKey;
  end?: boolean;
  waiting?: number;
}) {
  const { formatNumber } = useIntl();
  const text = useText();
  return (
    <SubNav.Link
      to={to}
      end={end}
      label={text(key)}
      endAction={
        waiting > 0 && (
          <>
            <Badge aria-hidden backgroundColor="warning200" textColor="neutral800">
              {formatNumber(waiting)}
            </Badge>
            <VisuallyHidden>{text('navigation.waiting', { count: waiting })}</VisuallyHidden>
          </>
        )
      }
    />
  );
}
