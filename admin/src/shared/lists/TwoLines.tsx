import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';
import { Line } from '../components/Line';

interface TwoLinesProps {
  children: ReactNode;
  below: ReactNode;
}

/** The main content of a cell with a smaller second line, which keeps the columns narrow. */
export function TwoLines({ children, below }: TwoLinesProps) {
  return (
    <Flex direction="column" alignItems="flex-start">
      {children}
      <Line muted>{below}</Line>
    </Flex>
  );
}
