import { useAuth } from '@strapi/strapi/admin';
import { CONTACT_UID } from '../../../../../server/src/contracts';

const UPDATE = 'plugin::content-manager.explorer.update';

/** Whether the user may change a field of contacts, according to the Content Manager. */
export function useMayEditField(): (field: string) => boolean {
  const permissions = useAuth('ContactHistory', (state) => state.permissions);
  const ofContacts = permissions.filter(
    ({ action, subject }) => action === UPDATE && subject === CONTACT_UID,
  );
  return (field) =>
    ofContacts.some(({ properties }) => properties?.fields?.includes(field) ?? false);
}
