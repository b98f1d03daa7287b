import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

export const Charts = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: ${({ theme }) => theme.spaces[6]};
`;

interface ChartProps {
  name: string;
  /** What it adds up to. */
  sum: string;
  /** The sentence in place of a chart that has nothing to show. */
  nothing?: string | null;
  children: ReactNode;
}

/** One chart under its name. Without anything to show, axes alone would look like a fault. */
export function Chart({ children, name, nothing = null, sum }: ChartProps) {
  return (
    <Flex tag="figure" direction="column" alignItems="stretch" gap={2}>
      <Flex tag="figcaption" justifyContent="space-between" alignItems="baseline" gap={3}>
        <Typography variant="omega" fontWeight="bold">
          {name}
        </Typography>
        {nothing === null && (
          <Typography variant="pi" textColor="neutral600">
            {sum}
          </Typography>
        )}
      </Flex>
      {nothing === null ? children : <Typography textColor="neutral600">{nothing}</Typography>}
    </Flex>
  );
}
