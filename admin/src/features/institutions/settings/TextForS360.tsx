import { useId } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import type { InstitutionDetails } from '../../../../../server/src/contracts';
import { serverAddress } from '../../../shared/api/serverAddress';
import { Card } from '../../../shared/components/Card';
import { Line } from '../../../shared/components/Notice';
import { useCopy } from '../../../shared/hooks/useCopy';
import { useText } from '../../../shared/words/useText';
import { textForS360 } from './textForS360';

interface TextForS360Props {
  institution: InstitutionDetails;
  /** The key that the person has just typed; a stored one is never known here. */
  typedKey: string | null;
}

/** A ready-made text that tells S-360's team what to set up. */
export function TextForS360({ institution, typedKey }: TextForS360Props) {
  const text = useText();
  const titleId = useId();
  const copy = useCopy();
  const whole = textForS360(institution, { text, typedKey, server: serverAddress() });
  return (
    <Card tag="section" titleId={titleId} padding={6}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex flex="1" direction="column" alignItems="stretch" gap={1}>
          <Typography id={titleId} tag="h2" variant="delta">
            {text('settings.handover.title')}
          </Typography>
          <Line muted>
            {text(typedKey === null ? 'settings.handover.intro' : 'settings.handover.withKey')}
          </Line>
        </Flex>
        <Button variant="secondary" startIcon={<Duplicate />} onClick={() => void copy(whole)}>
          {text('settings.handover.copy')}
        </Button>
      </Flex>
      <Box background="neutral100" hasRadius padding={4}>
        <Typography
          tag="p"
          variant="pi"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {whole}
        </Typography>
      </Box>
    </Card>
  );
}
