import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';

interface CardProps {
  /** The id of the heading inside. */
  titleId: string;
  tag?: 'article' | 'section';
  /** In steps of the design system, like the padding. */
  gap?: 4 | 5;
  padding?: 5 | 6;
  children: ReactNode;
}

/** The frame of one item in a list, or of a part of a screen, labelled by its heading. */
export function Card({ children, gap = 4, padding = 5, tag = 'article', titleId }: CardProps) {
  return (
    <Flex
      tag={tag}
      aria-labelledby={titleId}
      direction="column"
      alignItems="stretch"
      gap={gap}
      padding={padding}
      hasRadius
      background="neutral0"
      shadow="tableShadow"
    >
      {children}
    </Flex>
  );
}
