import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useStateColors } from './stateVariant';

/** A highlighted block in the panel, which a user should read before continuing. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: 'danger' | 'warning' | 'secondary';
  title: ReactNode;
  children: ReactNode;
}) {
  const { border, text } = useStateColors(tone);
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={1}
      padding={3}
      hasRadius
      background={`${tone}100`}
      borderColor={border}
    >
      <Typography variant="pi" fontWeight="bold" textColor={text}>
        {title}
      </Typography>
      {children}
    </Flex>
  );
}
