import type { ComponentType } from 'react';
import { Page } from '@strapi/strapi/admin';
import { lazily } from './lazily';

/** A screen is loaded when it is first opened: a page contains what its screens share. */
const screen = (load: () => Promise<ComponentType>): ComponentType =>
  lazily(load, <Page.Loading />);

export const ActivityScreen = screen(() =>
  import('../features/activity/list/ActivityScreen').then((file) => file.ActivityScreen),
);
export const BulkJobScreen = screen(() =>
  import('../features/bulk-jobs/job/BulkJobScreen').then((file) => file.BulkJobScreen),
);
export const BulkJobsScreen = screen(() =>
  import('../features/bulk-jobs/BulkJobsScreen').then((file) => file.BulkJobsScreen),
);
export const CallScreen = screen(() =>
  import('../features/activity/call/CallScreen').then((file) => file.CallScreen),
);
export const ComparisonScreen = screen(() =>
  import('../features/drift/ComparisonScreen').then((file) => file.ComparisonScreen),
);
export const ConflictsScreen = screen(() =>
  import('../features/conflicts/ConflictsScreen').then((file) => file.ConflictsScreen),
);
export const ContractCheckScreen = screen(() =>
  import('../features/contract-check/ContractCheckScreen').then((file) => file.ContractCheckScreen),
);
export const DeliveryScreen = screen(() =>
  import('../features/inbox/deliveries/DeliveryScreen').then((file) => file.DeliveryScreen),
);
export const ErasuresScreen = screen(() =>
  import('../features/privacy').then((file) => file.ErasuresScreen),
);
export const InactiveScreen = screen(() =>
  import('../features/privacy').then((file) => file.InactiveScreen),
);
export const LinksScreen = screen(() =>
  import('../features/contacts/links/LinksScreen').then((file) => file.LinksScreen),
);
export const MaintenanceScreen = screen(() =>
  import('../features/drift/MaintenanceScreen').then((file) => file.MaintenanceScreen),
);
export const MappingScreen = screen(() =>
  import('../features/mapping/MappingScreen').then((file) => file.MappingScreen),
);
export const MatchReviewsScreen = screen(() =>
  import('../features/identity/MatchReviewsScreen').then((file) => file.MatchReviewsScreen),
);
export const QuarantinedItemsScreen = screen(() =>
  import('../features/inbox/quarantine/QuarantinedItemsScreen').then(
    (file) => file.QuarantinedItemsScreen,
  ),
);
export const SettingsScreens = screen(() =>
  import('../features/institutions/settings/SettingsScreens').then((file) => file.SettingsScreens),
);
export const SetupScreen = screen(() =>
  import('../features/setup/SetupScreen').then((file) => file.SetupScreen),
);
export const TrendsScreen = screen(() =>
  import('../features/trends/TrendsScreen').then((file) => file.TrendsScreen),
);
export const BookingScreen = screen(() =>
  import('../features/bookings/booking/BookingScreen').then((file) => file.BookingScreen),
);
export const ComposerScreen = screen(() =>
  import('../features/bookings/composer/ComposerScreen').then((file) => file.ComposerScreen),
);
