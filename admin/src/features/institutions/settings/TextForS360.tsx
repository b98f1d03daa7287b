import { Box, Button, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import type { InstitutionDetails } from '../../../../../server/src/contracts';
import { serverAddress } from '../../../shared/api/serverAddress';
import { LocalAddressWarning } from '../../../shared/components/LocalAddressWarning';
import { Section } from '../../../shared/components/Section';
import { useCopy } from '../../../shared/hooks/useCopy';
import { useText } from '../../../shared/words/useText';
import { instructionsForS360 } from './instructionsForS360';

interface TextForS360Props {
  institution: InstitutionDetails;
  /** The key that the person has just typed; a stored one is never known here. */
  typedKey: string | null;
}

/** A ready-made text that tells S-360's team what to set up. */
export function TextForS360({ institution, typedKey }: TextForS360Props) {
  const text = useText();
  const copy = useCopy();
  const whole = instructionsForS360(institution, { text, typedKey, server: serverAddress() });
  return (
    <Section
      title={text('settings.handover.title')}
      intro={text(typedKey === null ? 'settings.handover.intro' : 'settings.handover.withKey')}
      beside={
        <Button variant="secondary" startIcon={<Duplicate />} onClick={() => void copy(whole)}>
          {text('settings.handover.copy')}
        </Button>
      }
    >
      <LocalAddressWarning />
      <Box background="neutral100" hasRadius padding={4}>
        <Typography
          tag="p"
          variant="pi"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {whole}
        </Typography>
      </Box>
    </Section>
  );
}
