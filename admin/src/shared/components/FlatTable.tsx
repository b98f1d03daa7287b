import { styled } from 'styled-components';

/*
 * The design system's table moves the focus cell by cell with the arrow keys, which fails for a
 * table inside a table. This is a plain table in the same colors.
 */

export const FlatTable = styled.table`
  width: 100%;
  border-collapse: collapse;
`;

interface CellProps {
  $isNumber?: boolean | undefined;
  /** Vertically centered, in a row that a button makes high. */
  $isCentred?: boolean | undefined;
  /** The row below belongs to this one. */
  $isOpen?: boolean | undefined;
}

export const HeaderCell = styled.th.attrs({ scope: 'col' })<CellProps>`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  text-align: ${({ $isNumber }) => ($isNumber ? 'right' : 'left')};
  white-space: nowrap;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

export const Cell = styled.td<CellProps>`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  text-align: ${({ $isNumber }) => ($isNumber ? 'right' : 'left')};
  white-space: ${({ $isNumber }) => ($isNumber ? 'nowrap' : 'normal')};
  vertical-align: ${({ $isCentred }) => ($isCentred ? 'middle' : 'top')};
  border-bottom: 1px solid
    ${({ $isOpen, theme }) => ($isOpen ? 'transparent' : theme.colors.neutral150)};
`;
