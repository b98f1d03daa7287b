import type { ReactNode } from 'react';
import { useId } from 'react';
import { Typography } from '@strapi/design-system';
import { Card } from '../../../shared/components/Card';

/** A titled section of the booking screen. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
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
