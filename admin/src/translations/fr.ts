import app from '../app/translations/fr.json';
import activity from '../features/activity/translations/fr.json';
import alerts from '../features/alerts/translations/fr.json';
import composer from '../features/bookings/composer/translations/fr.json';
import messages from '../features/bookings/messages/translations/fr.json';
import bookings from '../features/bookings/translations/fr.json';
import bulkJobs from '../features/bulk-jobs/translations/fr.json';
import catalog from '../features/catalog/translations/fr.json';
import conflicts from '../features/conflicts/translations/fr.json';
import contacts from '../features/contacts/translations/fr.json';
import contractCheck from '../features/contract-check/translations/fr.json';
import drift from '../features/drift/translations/fr.json';
import exported from '../features/export/translations/fr.json';
import identity from '../features/identity/translations/fr.json';
import inbox from '../features/inbox/translations/fr.json';
import institutions from '../features/institutions/translations/fr.json';
import mapping from '../features/mapping/translations/fr.json';
import orders from '../features/orders/translations/fr.json';
import overview from '../features/overview/translations/fr.json';
import privacy from '../features/privacy/translations/fr.json';
import segments from '../features/segments/translations/fr.json';
import sending from '../features/sending/translations/fr.json';
import setup from '../features/setup/translations/fr.json';
import trends from '../features/trends/translations/fr.json';
import reasons from '../shared/reasons/translations/fr.json';
import shared from '../shared/translations/fr.json';
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
