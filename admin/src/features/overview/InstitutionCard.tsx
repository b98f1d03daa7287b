import type { ReactNode } from 'react';
import { useId } from 'react';
import { Accordion, Box, Flex, Grid, Typography } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { CheckLink } from '../contract-check';
import { MappingLink } from '../mapping';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { SetupLink } from '../setup';
import { Calls, PauseButton, Sending } from '../sending';
import { Receiving } from '../inbox';
import { HealthLight } from './health/HealthLight';
import { InstitutionFigures } from './InstitutionFigures';
import { InstitutionWarnings } from './InstitutionWarnings';
import { LinkCounts } from './LinkCounts';

/** One institution: its light, its figures, what to act on, and folded away how it is set up. */
export function InstitutionCard({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const nameId = useId();
  const maySteer = useAllowed('steerSync').at(institution.code);
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
        <Flex gap={2} wrap="wrap">
          {maySteer && <PauseButton institution={institution} direction="receiving" />}
          {maySteer && <PauseButton institution={institution} direction="sending" />}
          <SetupLink institution={institution} />
          <MappingLink institution={institution} />
          <CheckLink institution={institution} />
        </Flex>
      </Flex>
      <HealthLight institution={institution} />
      <InstitutionFigures institution={institution} />
      <InstitutionWarnings institution={institution} />
      <Accordion.Root size="S">
        <Accordion.Item value="details">
          <Accordion.Header>
            <Accordion.Trigger>{text('institution.details')}</Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Content>
            <Details institution={institution} />
          </Accordion.Content>
        </Accordion.Item>
      </Accordion.Root>
    </Card>
  );
}

function Details({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={5}>
      <Grid.Root gap={6}>
        <Part title={text('receiving.title')}>
          <Receiving institution={institution} />
        </Part>
        <Part title={text('sending.title')}>
          <Sending institution={institution} />
        </Part>
      </Grid.Root>
      <Calls institution={institution.code} />
      <Box>
        <PartTitle>{text('counts.title')}</PartTitle>
        <LinkCounts institution={institution} />
      </Box>
    </Flex>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
      <PartTitle>{title}</PartTitle>
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
