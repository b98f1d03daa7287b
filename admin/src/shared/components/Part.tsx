import type { ReactNode } from 'react';
import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';

/** A part of a screen under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Flex tag="section" aria-labelledby={titleId} direction="column" alignItems="stretch" gap={3}>
      <Typography id={titleId} tag="h2" variant="delta">
        {title}
      </Typography>
      {children}
    </Flex>
  );
}
