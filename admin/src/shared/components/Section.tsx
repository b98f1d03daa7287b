import type { ReactNode } from 'react';
import { useId } from 'react';
import { Typography } from '@strapi/design-system';
import { Card } from './Card';

/** A titled part of a screen, in a frame. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Card tag="section" titleId={titleId} padding={6}>
      <Typography id={titleId} tag="h2" variant="delta">
        {title}
      </Typography>
      {children}
    </Card>
  );
}
