import { useMemo } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { readableBody } from './readableBody';
import { message } from '../../../translations/message';
import { CopyButton } from '../../../shared/components/CopyButton';
import { Line } from '../../../shared/components/Notice';

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
  const { formatMessage } = useIntl();
  const { isJson, leftOut, text } = useMemo(() => readableBody(body), [body]);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Line muted>{formatMessage(message(isJson ? 'body.indented' : 'body.asReceived'))}</Line>
        <CopyButton text={body} label={formatMessage(message('body.copy'))} />
      </Flex>
      {/* Focusable, so that the arrow keys scroll it. */}
      <Scrollable
        tag="pre"
        role="region"
        aria-label={label}
        tabIndex={0}
        maxHeight={maxHeight}
        padding={4}
        hasRadius
        background="neutral100"
        borderColor="neutral200"
      >
        <Monospaced tag="code" variant="pi" textColor="neutral800">
          {text}
        </Monospaced>
      </Scrollable>
      {leftOut > 0 && (
        <Line muted>{formatMessage(message('body.leftOut'), { count: leftOut })}</Line>
      )}
    </Flex>
  );
}
