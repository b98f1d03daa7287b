import { TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A day as the browser lets people choose it; its icon is grey, to be seen on light and dark. */
export const DateInput = styled(TextInput).attrs({ type: 'date' })`
  &::-webkit-calendar-picker-indicator,
  & input::-webkit-calendar-picker-indicator {
    filter: invert(0.5);
  }
`;
