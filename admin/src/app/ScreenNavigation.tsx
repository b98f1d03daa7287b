import { Badge, VisuallyHidden } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';
import type { CauseKind, InstitutionStatus } from '../../../server/src/contracts';
import {
  linkCounts,
  linksNeedingSomebody,
  quarantinedItems,
  stateToLookAt,
} from '../features/institutions/attention';
import { useGetAttentionQuery } from '../features/overview/attention/attentionApi';
import { useAllowed } from '../shared/permissions/useAllowed';
import { useQuietPolling } from '../shared/hooks/useQuietPolling';
import { PLACES } from '../shared/places';
import { useText } from '../shared/words/useText';
import type { MessageKey } from '../translations/message';

interface Place {
  to: string;
  name: MessageKey;
  end?: boolean;
  waiting?: number | undefined;
  /** What is counted. */
  counts?: 'navigation.causes' | 'navigation.waiting';
}

/**
 * Links to the screens of the page, each with the number of things that wait for a person: each is
 * counted beside one list, and the start page says how many causes of all lists it gathers.
 */
export function ScreenNavigation({ institutions }: { institutions: readonly InstitutionStatus[] }) {
  const text = useText();
  const links = linkCounts(institutions, undefined);
  const attention = useGetAttentionQuery(undefined, useQuietPolling()).data;
  const waitingIn = (kind: CauseKind): number =>
    (attention?.data ?? [])
      .filter((group) => group.kind === kind)
      .reduce((total, { count }) => total + count, 0);
  const mayErase = useAllowed('erasePersons').everywhere;
  const maySetUp = useAllowed('manageInstitutions').somewhere;
  const places: Place[] = [
    {
      to: PLACES.institutions,
      end: true,
      name: 'institutions.title',
      waiting: attention?.meta.open,
      counts: 'navigation.causes',
    },
    {
      to: PLACES.links({ state: stateToLookAt(links) }),
      name: 'navigation.links',
      waiting: linksNeedingSomebody(links),
    },
    { to: PLACES.conflicts(), name: 'conflicts.title', waiting: attention?.meta.openConflicts },
    { to: PLACES.matchReviews(), name: 'matchReviews.title', waiting: waitingIn('matchReview') },
    { to: PLACES.bulkJobs(), name: 'bulkJobs.title', waiting: waitingIn('bulkJobToApprove') },
    { to: PLACES.activity(), name: 'activity.title' },
    { to: PLACES.trends(), name: 'trends.title' },
    {
      to: PLACES.quarantinedItems(),
      name: 'navigation.quarantine',
      waiting: quarantinedItems(institutions),
    },
    { to: PLACES.maintenance(), name: 'maintenance.title' },
  ];
  if (mayErase) places.push({ to: PLACES.erasures, name: 'privacy.erasures.title' });
  if (maySetUp) places.push({ to: PLACES.settingsList, name: 'settings.link' });
  return (
    <SubNav.Main aria-label={text('navigation.name')}>
      <SubNav.Header label={text('page.title')} />
      <SubNav.Sections>
        {/* Strapi's type requires several sections or a list. */}
        {[
          <SubNav.Section key="overview" label={text('navigation.overview')}>
            {/* One list, as Strapi leaves a gap for a link that is not shown. */}
            {places.map((place) => (
              <Destination key={place.name} {...place} />
            ))}
          </SubNav.Section>,
        ]}
      </SubNav.Sections>
    </SubNav.Main>
  );
}

/** The pale orange of the light theme is grey in the dark one. */
const COUNTER_COLORS = {
  light: { backgroundColor: 'warning200', textColor: 'neutral800' },
  dark: { backgroundColor: 'warning600', textColor: 'neutral0' },
};

function Destination({
  to,
  name: key,
  end = false,
  waiting = 0,
  counts = 'navigation.waiting',
}: Place) {
  const { formatNumber } = useIntl();
  const { colorScheme } = useTheme();
  const text = useText();
  const counted = text(counts, { count: waiting });
  return (
    <SubNav.Link
      to={to}
      end={end}
      label={text(key)}
      endAction={
        waiting > 0 && (
          <>
            <Badge aria-hidden title={counted} {...COUNTER_COLORS[colorScheme]}>
              {formatNumber(waiting)}
            </Badge>
            <VisuallyHidden>{counted}</VisuallyHidden>
          </>
        )
      }
    />
  );
}
