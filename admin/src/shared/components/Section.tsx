import type { ReactNode } from 'react';
import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Card } from './Card';
import { Line } from './Line';

interface SectionProps {
  title: string;
  intro?: string;
  /** At the end of the heading: its state, or what can be done with the whole. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a screen, in a frame. */
export function Section({ beside, children, intro, title }: SectionProps) {
  const titleId = useId();
  return (
    <Card tag="section" titleId={titleId} padding={6}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex flex="1" direction="column" alignItems="stretch" gap={1}>
          <Typography id={titleId} tag="h2" variant="delta">
            {title}
          </Typography>
          {intro !== undefined && <Line muted>{intro}</Line>}
        </Flex>
        {beside}
      </Flex>
      {children}
    </Card>
  );
}
