import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Gives way to the other cells of its row, which do not wrap. */
export const Wrapping = styled(Box)`
  white-space: normal;
` as typeof Box;
