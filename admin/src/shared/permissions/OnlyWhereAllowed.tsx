import type { ReactNode } from 'react';
import { Page, useAuth } from '@strapi/strapi/admin';
import { useAllowed, type Action } from './useAllowed';

interface OnlyWhereAllowedProps {
  action: Action;
  institution: string;
  children: ReactNode;
}

/** A page about one institution, for users who may do there what it is for. */
export function OnlyWhereAllowed({ action, institution, children }: OnlyWhereAllowedProps) {
  const isLoading = useAuth('S-360', (user) => user.isLoading);
  const { at } = useAllowed(action);
  if (isLoading) return <Page.Loading />;
  return at(institution) ? <>{children}</> : <Page.NoPermissions />;
}
