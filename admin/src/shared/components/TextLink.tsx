import { Link } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A link in running text, with the text's font size; it breaks across lines like the text. */
export const TextLink = styled(Link)`
  display: inline;

  &,
  & > span {
    font-size: inherit;
    line-height: inherit;
  }
` as typeof Link;
