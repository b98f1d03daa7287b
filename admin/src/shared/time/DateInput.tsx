import { TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

/** The browser's date input, with a grey icon that is visible on light and dark backgrounds. */
export const DateInput = styled(TextInput).attrs({ type: 'date' })`
  &::-webkit-calendar-picker-indicator,
  & input::-webkit-calendar-picker-indicator {
    filter: invert(0.5);
  }
`;
