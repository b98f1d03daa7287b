import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';

/** What stands below a figure: what it rests on, or where it leads. */
export function FigureNote({
  children,
  isUrgent = false,
}: {
  children: ReactNode;
  isUrgent?: boolean;
}) {
  return (
    <Typography
      tag="p"
      variant="pi"
      {...(isUrgent ? { fontWeight: 'bold' } : { textColor: 'neutral600' })}
    >
      {children}
    </Typography>
  );
}
