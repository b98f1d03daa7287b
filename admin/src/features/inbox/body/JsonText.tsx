import { useMemo } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { readableBody } from './readableBody';
import { useText } from '../../../shared/words/useText';
import { CopyButton } from '../../../shared/components/CopyButton';
import { Line } from '../../../shared/components/Line';

const Scrollable = styled(Box)`
  overflow: auto;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

const Monospaced = styled(Typography)`
  font-family: monospace;
`;

interface JsonTextProps {
  /** Names the text for screen readers. */
  label: string;
  body: string;
  maxHeight: string;
}

/** What S-360 sent: indented in a scroll region, and unchanged when copied. */
export function JsonText({ label, body, maxHeight }: JsonTextProps) {
  const text = useText();
  const { isJson, leftOut, text: shown } = useMemo(() => readableBody(body), [body]);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Line muted>{text(isJson ? 'body.indented' : 'body.asReceived')}</Line>
        <CopyButton text={body} label={text('body.copy')} />
      </Flex>
      {/* Focusable, so that the arrow keys scroll it. */}
      <Scrollable
        tag="pre"
        role="group"
        aria-label={label}
        tabIndex={0}
        maxHeight={maxHeight}
        padding={4}
        hasRadius
        background="neutral100"
        borderColor="neutral200"
      >
        <Monospaced tag="code" variant="pi" textColor="neutral800">
          {shown}
        </Monospaced>
      </Scrollable>
      {leftOut > 0 && <Line muted>{text('body.leftOut', { count: leftOut })}</Line>}
    </Flex>
  );
}
