import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { MessageKey } from '../../translations/message';
import { useText } from '../words/useText';

/*
 * The design system's table moves the focus cell by cell with the arrow keys, which fails for a
 * table inside a table. This is a plain table in the same colors.
 */

/** For a table with a head of its own or several bodies. */
export const BareTable = styled.table`
  width: 100%;
  border-collapse: collapse;

  /* A column is as wide as its longest word; in a narrow window the table scrolls. */
  td :is(p, span) {
    overflow-wrap: break-word !important;
  }
`;

/**
 * The frame of a table, which scrolls in it where the window is narrow. With a label the arrow keys
 * scroll it: a table without links takes no focus.
 */
export function TableFrame({ children, label }: { children: ReactNode; label?: string }) {
  const region = label === undefined ? {} : { role: 'region', tabIndex: 0, 'aria-label': label };
  return (
    <Box
      {...region}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      style={{ overflowX: 'auto' }}
    >
      {children}
    </Box>
  );
}

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

interface FlatTableProps {
  /** What a reader who does not see it hears of it, unless its heading says it. */
  label?: string;
  columns: readonly ColumnHead[];
  /** Its rows. */
  children: ReactNode;
}

export function FlatTable({ children, columns, label }: FlatTableProps) {
  return (
    <BareTable aria-label={label}>
      <TableHead columns={columns} />
      <tbody>{children}</tbody>
    </BareTable>
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
