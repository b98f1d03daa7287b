import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { MessageKey } from '../../translations/message';
import { useText } from '../words/useText';

/*
 * The design system's table moves the focus cell by cell with the arrow keys, which fails for a
 * table inside a table. This is a plain table in the same colors.
 */

export const FlatTable = styled.table`
  width: 100%;
  border-collapse: collapse;

  /* A column is as wide as its longest word; in a narrow window the table scrolls. */
  td :is(p, span) {
    overflow-wrap: break-word !important;
  }
`;

interface CellProps {
  $isNumber?: boolean | undefined;
  /** Vertically centered, in a row that a button makes high. */
  $isCentred?: boolean | undefined;
  /** The row below belongs to this one. */
  $isOpen?: boolean | undefined;
}

const HeaderCell = styled.th.attrs({ scope: 'col' })<CellProps>`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  text-align: ${({ $isNumber }) => ($isNumber ? 'right' : 'left')};
  white-space: nowrap;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

export interface ColumnHead {
  label: MessageKey;
  isNumber?: boolean;
}

export function TableHead({ columns }: { columns: readonly ColumnHead[] }) {
  const text = useText();
  return (
    <thead>
      <tr>
        {columns.map(({ isNumber, label }) => (
          <HeaderCell key={label} $isNumber={isNumber}>
            <Typography variant="sigma" textColor="neutral600">
              {text(label)}
            </Typography>
          </HeaderCell>
        ))}
      </tr>
    </thead>
  );
}

export const Cell = styled.td<CellProps>`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  text-align: ${({ $isNumber }) => ($isNumber ? 'right' : 'left')};
  white-space: ${({ $isNumber }) => ($isNumber ? 'nowrap' : 'normal')};
  vertical-align: ${({ $isCentred }) => ($isCentred ? 'middle' : 'top')};
  border-bottom: 1px solid
    ${({ $isOpen, theme }) => ($isOpen ? 'transparent' : theme.colors.neutral150)};
`;
