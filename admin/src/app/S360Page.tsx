import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { useQuietPolling, useReadOnReturn } from '../shared/hooks/useQuietPolling';
import { PLACES } from '../shared/places';
import { useGetInstitutionsQuery } from '../features/institutions/institutionsApi';
import { InstitutionsScreen } from '../features/overview/InstitutionsScreen';
import { ScreenNavigation } from './ScreenNavigation';
import {
  ActivityScreen,
  BulkJobScreen,
  BulkJobsScreen,
  CallScreen,
  ComparisonScreen,
  ConflictsScreen,
  ContractCheckScreen,
  DeliveryScreen,
  ErasuresScreen,
  InactiveScreen,
  LinksScreen,
  MaintenanceScreen,
  MappingScreen,
  MatchReviewsScreen,
  QuarantinedItemsScreen,
  SettingsScreens,
  SetupScreen,
  TrendsScreen,
} from './screens';

/** Where links to the list of deliveries lead, which the stream contains now. */
const INCOMING = { further: { direction: 'in' } };

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
