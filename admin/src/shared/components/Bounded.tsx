import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * Holds what is hidden on the screen and read aloud, which has a place of its own: outside of
 * Strapi's scrolling frame it would let the document scroll into nothing.
 */
export const Bounded = styled(Box)`
  position: relative;
` as typeof Box;
