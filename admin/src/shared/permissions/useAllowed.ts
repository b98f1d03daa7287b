import { useMemo } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { allowedBy, type Allowed } from './allowed';

/** What a role can permit, by its name among the plugin's permissions. */
export type Action = keyof typeof PERMISSION_ACTIONS;

/** Where the user may do something: at one institution, anywhere, everywhere. */
export function useAllowed(action: Action): Allowed {
  const permissions = useAuth('S-360', ({ permissions: granted }) => granted);
  return useMemo(() => allowedBy(permissions, PERMISSION_ACTIONS[action]), [permissions, action]);
}
