import { ProgressBar } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * A bar next to words that say the same, so screen readers skip it. The design system colors its
 * own bar for dark images; here the finished part is the dark one.
 */
export const ProgressLine = styled(ProgressBar).attrs({ size: 'M', 'aria-hidden': true })<{
  $color: 'primary600' | 'warning500' | 'danger600';
}>`
  width: 100%;
  max-width: 32rem;
  background-color: ${({ theme }) => theme.colors.neutral200};

  & > div {
    background-color: ${({ theme, $color }) => theme.colors[$color]};
  }
`;
