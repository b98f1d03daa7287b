import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { styled } from 'styled-components';
import type { ContractCheckDetails } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useCopy } from '../../shared/hooks/useCopy';
import { useInstitutions } from '../institutions';
import { useText } from '../../shared/words/useText';

const Monospaced = styled(Typography)`
  font-family: monospace;
  overflow-wrap: anywhere;
`;

export function SettingLine({ children }: { children: string }) {
  return (
    <Box
      background="neutral100"
      borderColor="neutral200"
      hasRadius
      paddingLeft={2}
      paddingRight={2}
    >
      <Monospaced tag="code" variant="pi" textColor="neutral800">
        {children}
      </Monospaced>
    </Box>
  );
}

/** All settings that must change, ready to copy for whoever configures the plugin. */
export function SettingsToCopy({ check }: { check: ContractCheckDetails }) {
  const text = useText();
  const copy = useCopy();
  const { nameOf } = useInstitutions();
  const { institution, settings } = check;
  return (
    <Notice tone="secondary" title={text('contractCheck.settings.title')}>
      <Line>
        {text('contractCheck.settings.body', {
          institution: nameOf(institution),
        })}
      </Line>
      <Box
        tag="pre"
        marginTop={2}
        padding={3}
        hasRadius
        background="neutral0"
        borderColor="neutral200"
        style={{ whiteSpace: 'pre-wrap' }}
      >
        <Monospaced tag="code" variant="pi" textColor="neutral800">
          {settings.join('\n')}
        </Monospaced>
      </Box>
      <Flex paddingTop={1}>
        <Button
          size="S"
          variant="tertiary"
          startIcon={<Duplicate aria-hidden />}
          onClick={() => void copy(settings.join('\n'))}
        >
          {text('contractCheck.settings.copy')}
        </Button>
      </Flex>
    </Notice>
  );
}
