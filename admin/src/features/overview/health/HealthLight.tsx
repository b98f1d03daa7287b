import { Box, Flex, Typography } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useText } from '../../../shared/words/useText';
import { healthOf } from './health';

/** Whether all is well at an institution, and if not, why and what to do: a light and a sentence. */
export function HealthLight({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { code, count, variant } = healthOf(institution);
  return (
    <Flex gap={3} alignItems="flex-start">
      <Box paddingTop={1}>
        <StatusWord variant={variant}>{text(`health.light.${variant}`)}</StatusWord>
      </Box>
      <Box>
        <Typography tag="p" variant="omega" fontWeight="bold">
          {text(`health.${code}`, { count })}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text(`health.${code}.todo`, { count })}
        </Typography>
      </Box>
    </Flex>
  );
}
