import app from '../app/translations/it.json';
import activity from '../features/activity/translations/it.json';
import alerts from '../features/alerts/translations/it.json';
import composer from '../features/bookings/composer/translations/it.json';
import messages from '../features/bookings/messages/translations/it.json';
import bookings from '../features/bookings/translations/it.json';
import bulkJobs from '../features/bulk-jobs/translations/it.json';
import catalog from '../features/catalog/translations/it.json';
import conflicts from '../features/conflicts/translations/it.json';
import contacts from '../features/contacts/translations/it.json';
import contractCheck from '../features/contract-check/translations/it.json';
import drift from '../features/drift/translations/it.json';
import exported from '../features/export/translations/it.json';
import identity from '../features/identity/translations/it.json';
import inbox from '../features/inbox/translations/it.json';
import institutions from '../features/institutions/translations/it.json';
import mapping from '../features/mapping/translations/it.json';
import orders from '../features/orders/translations/it.json';
import overview from '../features/overview/translations/it.json';
import privacy from '../features/privacy/translations/it.json';
import segments from '../features/segments/translations/it.json';
import sending from '../features/sending/translations/it.json';
import setup from '../features/setup/translations/it.json';
import trends from '../features/trends/translations/it.json';
import reasons from '../shared/reasons/translations/it.json';
import shared from '../shared/translations/it.json';
import type { MessageKey } from './message';

const texts: Record<MessageKey, string> = {
  ...app,
  ...shared,
  ...reasons,
  ...activity,
  ...alerts,
  ...bookings,
  ...composer,
  ...messages,
  ...bulkJobs,
  ...catalog,
  ...conflicts,
  ...contacts,
  ...contractCheck,
  ...drift,
  ...exported,
  ...identity,
  ...inbox,
  ...institutions,
  ...mapping,
  ...orders,
  ...overview,
  ...privacy,
  ...segments,
  ...sending,
  ...setup,
  ...trends,
};

export default texts;
