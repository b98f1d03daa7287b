import type { ReactNode } from 'react';
import { useId } from 'react';
import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { CheckLink } from '../contract-check';
import { useMaySteer } from '../../shared/hooks/usePermissions';
import { useText } from '../../shared/words/useText';
import { Calls, PauseButton, Sending } from '../sending';
import { InstitutionWarnings } from './InstitutionWarnings';
import { LinkCounts } from './LinkCounts';
import { Receiving } from '../inbox';

export function InstitutionCard({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const nameId = useId();
  const maySteer = useMaySteer();
  return (
    <Card tag="section" titleId={nameId} gap={5} padding={6}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex gap={2} alignItems="baseline" wrap="wrap">
          <Typography id={nameId} tag="h2" variant="beta">
            {institution.name}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('institution.code', { code: institution.code })}
          </Typography>
        </Flex>
        <CheckLink institution={institution} />
      </Flex>
      <InstitutionWarnings institution={institution} />
      <Grid.Root gap={6}>
        <Part
          title={text('receiving.title')}
          action={maySteer && <PauseButton institution={institution} direction="receiving" />}
        >
          <Receiving institution={institution} />
        </Part>
        <Part
          title={text('sending.title')}
          action={maySteer && <PauseButton institution={institution} direction="sending" />}
        >
          <Sending institution={institution} />
        </Part>
      </Grid.Root>
      <Calls institution={institution.code} />
      <Box>
        <PartTitle>{text('counts.title')}</PartTitle>
        <LinkCounts institution={institution} />
      </Box>
    </Card>
  );
}

function Part({
  title,
  action,
  children,
}: {
  title: string;
  action: ReactNode;
  children: ReactNode;
}) {
  return (
    <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2} paddingBottom={2}>
        <PartTitle>{title}</PartTitle>
        {action}
      </Flex>
      {children}
    </Grid.Item>
  );
}

function PartTitle({ children }: { children: string }) {
  return (
    <Typography
      tag="h3"
      variant="sigma"
      textColor="neutral600"
      textTransform="uppercase"
      display="block"
      paddingBottom={3}
    >
      {children}
    </Typography>
  );
}
