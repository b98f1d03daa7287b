import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { ContractCheckScreen } from '../features/contract-check';
import { useQuietPolling, useReadOnReturn } from '../hooks/useQuietPolling';
import { PLACES } from '../overview/places';
import { useGetInstitutionsQuery } from '../services/overview';
import { DeliveriesScreen } from './Deliveries/DeliveriesScreen';
import { DeliveryScreen } from './Deliveries/DeliveryScreen';
import { InstitutionsScreen } from './Institutions/InstitutionsScreen';
import { LinksScreen } from './Links/LinksScreen';
import { LoadsScreen } from './Loads/LoadsScreen';
import { QuarantinedItemsScreen } from './QuarantinedItems/QuarantinedItemsScreen';
import { QuestionsScreen } from './Questions/QuestionsScreen';
import { ScreenNavigation } from './ScreenNavigation';

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.readOverview, subject: null }];

/** The plugin's page in the menu: all institutions, and what happens at them. */
export function S360Page() {
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Screens />
    </Page.Protect>
  );
}

function Screens() {
  // Read here for all screens: each shows names or numbers of the institutions.
  const institutions = useGetInstitutionsQuery(undefined, useQuietPolling());
  useReadOnReturn(institutions.refetch);
  return (
    <Layouts.Root sideNav={<ScreenNavigation institutions={institutions.data ?? []} />}>
      <Routes>
        <Route index element={<InstitutionsScreen institutions={institutions} />} />
        <Route path="institutions/:code/check" element={<ContractCheckScreen />} />
        <Route path="links" element={<LinksScreen />} />
        <Route path="questions" element={<QuestionsScreen />} />
        <Route path="loads" element={<LoadsScreen />} />
        <Route path="deliveries" element={<DeliveriesScreen />} />
        <Route path="deliveries/:id" element={<DeliveryScreen />} />
        <Route path="quarantined-items" element={<QuarantinedItemsScreen />} />
        <Route path="*" element={<Navigate replace to={PLACES.institutions} />} />
      </Routes>
    </Layouts.Root>
  );
}
