import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';

/** A line of text in the panel's size, which breaks anywhere rather than overflow. */
export function Line({ children, muted = false }: { children: ReactNode; muted?: boolean }) {
  return (
    <Typography
      tag="p"
      variant="pi"
      textColor={muted ? 'neutral600' : 'neutral800'}
      style={{ overflowWrap: 'anywhere' }}
    >
      {children}
    </Typography>
  );
}
