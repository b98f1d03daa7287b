import { TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * The browser's date input, with a grey icon that is visible on light and dark backgrounds. Without
 * a last day it takes years of six digits, which are no dates elsewhere.
 */
export const DateInput = styled(TextInput).attrs({ type: 'date', max: '9999-12-31' })`
  &::-webkit-calendar-picker-indicator,
  & input::-webkit-calendar-picker-indicator {
    filter: invert(0.5);
  }
`;
