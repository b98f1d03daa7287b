import type { ReactNode } from 'react';
import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';

/** A part of a booking's screen with its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Flex
      tag="section"
      aria-labelledby={titleId}
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={6}
      hasRadius
      background="neutral0"
      shadow="tableShadow"
    >
      <Typography id={titleId} tag="h2" variant="delta">
        {title}
      </Typography>
      {children}
    </Flex>
  );
}
