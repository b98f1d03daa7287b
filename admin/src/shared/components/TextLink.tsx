import { Link } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A link in running text, with the text's font size. */
export const TextLink = styled(Link)`
  &,
  & > span {
    font-size: inherit;
    line-height: inherit;
  }
` as typeof Link;
