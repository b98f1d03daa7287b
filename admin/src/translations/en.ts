import { STANDARD_FIELDS, type StandardField } from '../../../server/src/contracts/standard-fields';
import app from '../app/translations/en.json';
import activity from '../features/activity/translations/en.json';
import alerts from '../features/alerts/translations/en.json';
import composer from '../features/bookings/composer/translations/en.json';
import messages from '../features/bookings/messages/translations/en.json';
import bookings from '../features/bookings/translations/en.json';
import bulkJobs from '../features/bulk-jobs/translations/en.json';
import catalog from '../features/catalog/translations/en.json';
import conflicts from '../features/conflicts/translations/en.json';
import contacts from '../features/contacts/translations/en.json';
import contractCheck from '../features/contract-check/translations/en.json';
import drift from '../features/drift/translations/en.json';
import exported from '../features/export/translations/en.json';
import identity from '../features/identity/translations/en.json';
import inbox from '../features/inbox/translations/en.json';
import institutions from '../features/institutions/translations/en.json';
import mapping from '../features/mapping/translations/en.json';
import orders from '../features/orders/translations/en.json';
import overview from '../features/overview/translations/en.json';
import privacy from '../features/privacy/translations/en.json';
import segments from '../features/segments/translations/en.json';
import sending from '../features/sending/translations/en.json';
import setup from '../features/setup/translations/en.json';
import trends from '../features/trends/translations/en.json';
import reasons from '../shared/reasons/translations/en.json';
import shared from '../shared/translations/en.json';

/** What the standard fields of a contact are called: in English, their descriptions say so. */
const fields = Object.fromEntries(
  STANDARD_FIELDS.map(({ label, name }) => [`field.${name}`, label]),
) as Record<`field.${StandardField}`, string>;

export default {
  ...app,
  ...fields,
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
