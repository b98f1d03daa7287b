import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * Contains the texts for screen readers, which have an absolute position: outside of Strapi's
 * scrolling frame they would make the document scroll past its end.
 */
export const Bounded = styled(Box)`
  position: relative;
` as typeof Box;
