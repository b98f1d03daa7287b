import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';

/** The frame of one thing among others of its kind, named by its heading. */
export function Card({ titleId, children }: { titleId: string; children: ReactNode }) {
  return (
    <Flex
      tag="article"
      aria-labelledby={titleId}
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={5}
      hasRadius
      background="neutral0"
      shadow="tableShadow"
    >
      {children}
    </Flex>
  );
}
