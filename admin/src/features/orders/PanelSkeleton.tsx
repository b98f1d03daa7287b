import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { keyframes, styled } from 'styled-components';
import { useText } from '../../shared/words/useText';

const breathe = keyframes`
  50% { opacity: 0.5; }
`;

const Bar = styled(Box)`
  @media (prefers-reduced-motion: no-preference) {
    animation: ${breathe} 1.6s ease-in-out infinite;
  }
`;

/** Summary on top, orders below: about the height of the final content. */
const WIDTHS = ['100%', '100%', '60%', '100%', '100%', '100%'];

/** A placeholder in the shape of the content that is loading. */
export function PanelSkeleton() {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" aria-busy>
      <VisuallyHidden role="status">{text('orders.loading')}</VisuallyHidden>
      {WIDTHS.map((width, index) => (
        <Bar key={index} width={width} height="3.2rem" background="neutral150" hasRadius />
      ))}
    </Flex>
  );
}
