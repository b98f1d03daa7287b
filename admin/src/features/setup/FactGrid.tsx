import { styled } from 'styled-components';

/** Facts side by side, as many as fit. */
export const FactGrid = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;
