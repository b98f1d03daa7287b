import { Box, Flex, Typography } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { useText } from '../../../shared/words/useText';
import { useGetAttentionQuery } from '../attention/attentionApi';
import { areFailuresHidden } from '../attention/emptyList';
import { healthOf } from './health';
import { useMatterWords } from './useMatterWords';

/** Whether all is well at an institution, and if not, why and what to do: a light and a sentence. */
export function HealthLight({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const wordsOf = useMatterWords();
  const { data: attention } = useGetAttentionQuery(undefined, useQuietPolling());
  const groups = attention?.data ?? [];
  const { matters, variant } = healthOf(institution, groups);
  const isHidden = areFailuresHidden(groups, institution.code);
  return (
    <Flex gap={3} alignItems="flex-start">
      <Box paddingTop={1}>
        <StatusWord variant={variant}>{text(`health.light.${variant}`)}</StatusWord>
      </Box>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {matters.map((matter) => (
          <Box key={matter.code}>
            <Typography tag="p" variant="omega" fontWeight="bold">
              {wordsOf(matter)}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {text(
                matter.code === 'failedPush' && isHidden
                  ? 'health.failedPush.hidden'
                  : `health.${matter.code}.todo`,
                { count: matter.count },
              )}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Flex>
  );
}
