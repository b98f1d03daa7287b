import { ProgressBar } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * A bar beside words that say the same, so it is for the eye only. The design system's own is made
 * for dark pictures: here the part that is done is the dark one.
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
