import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { StatusWord } from '../../../shared/components/StatusWord';
import { message } from '../../../translations/message';
import { healthOf } from './health';

/** Whether all is well at an institution, and if not, why and what to do: a light and a sentence. */
export function HealthLight({ institution }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  const { code, count, variant } = healthOf(institution);
  return (
    <Flex gap={3} alignItems="flex-start">
      <Box paddingTop={1}>
        <StatusWord variant={variant}>
          {formatMessage(message(`health.light.${variant}`))}
        </StatusWord>
      </Box>
      <Box>
        <Typography tag="p" variant="omega" fontWeight="bold">
          {formatMessage(message(`health.${code}`), { count })}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {formatMessage(message(`health.${code}.todo`), { count })}
        </Typography>
      </Box>
    </Flex>
  );
}
