import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Charts beside each other, as many as fit. */
export const Charts = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: ${({ theme }) => theme.spaces[6]};
`;

/** One chart under its name, with what it adds up to. */
export function Chart({ children, name, sum }: { name: string; sum: string; children: ReactNode }) {
  return (
    <Flex tag="figure" direction="column" alignItems="stretch" gap={2}>
      <Flex tag="figcaption" justifyContent="space-between" alignItems="baseline" gap={3}>
        <Typography variant="omega" fontWeight="bold">
          {name}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {sum}
        </Typography>
      </Flex>
      {children}
    </Flex>
  );
}
