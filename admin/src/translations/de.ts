import app from '../app/translations/de.json';
import activity from '../features/activity/translations/de.json';
import alerts from '../features/alerts/translations/de.json';
import composer from '../features/bookings/composer/translations/de.json';
import messages from '../features/bookings/messages/translations/de.json';
import bookings from '../features/bookings/translations/de.json';
import bulkJobs from '../features/bulk-jobs/translations/de.json';
import catalog from '../features/catalog/translations/de.json';
import conflicts from '../features/conflicts/translations/de.json';
import contacts from '../features/contacts/translations/de.json';
import contractCheck from '../features/contract-check/translations/de.json';
import drift from '../features/drift/translations/de.json';
import exported from '../features/export/translations/de.json';
import identity from '../features/identity/translations/de.json';
import inbox from '../features/inbox/translations/de.json';
import institutions from '../features/institutions/translations/de.json';
import mapping from '../features/mapping/translations/de.json';
import orders from '../features/orders/translations/de.json';
import overview from '../features/overview/translations/de.json';
import privacy from '../features/privacy/translations/de.json';
import segments from '../features/segments/translations/de.json';
import sending from '../features/sending/translations/de.json';
import setup from '../features/setup/translations/de.json';
import trends from '../features/trends/translations/de.json';
import reasons from '../shared/reasons/translations/de.json';
import shared from '../shared/translations/de.json';
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
