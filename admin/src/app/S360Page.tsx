import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { ConflictsScreen } from '../features/conflicts/ConflictsScreen';
import { ComparisonScreen } from '../features/drift/ComparisonScreen';
import { MaintenanceScreen } from '../features/drift/MaintenanceScreen';
import { ContractCheckScreen } from '../features/contract-check/ContractCheckScreen';
import { MappingScreen } from '../features/mapping/MappingScreen';
import { SetupScreen } from '../features/setup/SetupScreen';
import { useQuietPolling, useReadOnReturn } from '../shared/hooks/useQuietPolling';
import { PLACES } from '../shared/places';
import { useGetInstitutionsQuery } from '../features/institutions/institutionsApi';
import { SettingsScreens } from '../features/institutions/settings/SettingsScreens';
import { ActivityScreen } from '../features/activity/list/ActivityScreen';
import { CallScreen } from '../features/activity/call/CallScreen';
import { DeliveryScreen } from '../features/inbox/deliveries/DeliveryScreen';
import { QuarantinedItemsScreen } from '../features/inbox/quarantine/QuarantinedItemsScreen';
import { InstitutionsScreen } from '../features/overview/InstitutionsScreen';
import { LinksScreen } from '../features/contacts/links/LinksScreen';
import { BulkJobScreen } from '../features/bulk-jobs/job/BulkJobScreen';
import { BulkJobsScreen } from '../features/bulk-jobs/BulkJobsScreen';
import { ErasuresScreen, InactiveScreen } from '../features/privacy';
import { MatchReviewsScreen } from '../features/identity/MatchReviewsScreen';
import { lazily } from './lazily';
import { ScreenNavigation } from './ScreenNavigation';

/** Where links to the list of deliveries lead, which the stream contains now. */
const INCOMING = { further: { direction: 'in' } };

/** The charts and what draws them are loaded only for those who open them. */
const TrendsScreen = lazily(
  () => import('../features/trends/TrendsScreen').then((file) => file.TrendsScreen),
  <Page.Loading />,
);

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.readOverview, subject: null }];

export function S360Page() {
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Screens />
    </Page.Protect>
  );
}

function Screens() {
  // All screens show names or numbers of the institutions, so the page reads them once.
  const institutions = useGetInstitutionsQuery(undefined, useQuietPolling());
  useReadOnReturn(institutions.refetch);
  return (
    <Layouts.Root sideNav={<ScreenNavigation institutions={institutions.data ?? []} />}>
      <Routes>
        <Route index element={<InstitutionsScreen institutions={institutions} />} />
        <Route path="institutions/:code/check" element={<ContractCheckScreen />} />
        <Route path="institutions/:code/mapping" element={<MappingScreen />} />
        <Route path="institutions/:code/setup" element={<SetupScreen />} />
        <Route path="settings/*" element={<SettingsScreens />} />
        <Route path="links" element={<LinksScreen />} />
        <Route path="conflicts" element={<ConflictsScreen />} />
        <Route path="match-reviews" element={<MatchReviewsScreen />} />
        <Route path="bulk-jobs" element={<BulkJobsScreen />} />
        <Route path="bulk-jobs/:id" element={<BulkJobScreen />} />
        <Route path="maintenance" element={<MaintenanceScreen />} />
        <Route path="institutions/:code/comparisons/:id" element={<ComparisonScreen />} />
        <Route path="erasures" element={<ErasuresScreen />} />
        <Route path="erasures/inactive" element={<InactiveScreen />} />
        <Route path="activity" element={<ActivityScreen />} />
        <Route path="trends" element={<TrendsScreen />} />
        <Route path="calls/:id" element={<CallScreen />} />
        <Route path="deliveries" element={<Navigate replace to={PLACES.activity(INCOMING)} />} />
        <Route path="deliveries/:id" element={<DeliveryScreen />} />
        <Route path="quarantined-items" element={<QuarantinedItemsScreen />} />
        <Route path="*" element={<Navigate replace to={PLACES.institutions} />} />
      </Routes>
    </Layouts.Root>
  );
}
