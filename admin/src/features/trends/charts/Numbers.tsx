import { useEffect, useId, useRef, useState } from 'react';
import { Box, Button, Typography, VisuallyHidden } from '@strapi/design-system';
import { BareTable, Cell, TableHead, type ColumnHead } from '../../../shared/components/FlatTable';
import { useText } from '../../../shared/words/useText';

interface NumbersProps {
  /** What the table contains, for those who do not see the chart above it. */
  caption: string;
  columns: readonly ColumnHead[];
  /** The first cell of a row is its name. */
  rows: readonly (readonly string[])[];
}

/** The numbers of charts. A screen reader always finds the table; others open it. */
export function Numbers({ caption, columns, rows }: NumbersProps) {
  const text = useText();
  const tableId = useId();
  const [isOpen, setOpen] = useState(false);
  const numbers = useRef<HTMLDivElement>(null);
  // A widget of Strapi's homepage is low: the table would open below what it shows.
  useEffect(() => {
    if (isOpen) numbers.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const table = <Rows caption={caption} columns={columns} rows={rows} />;
  return (
    <div>
      <Button
        size="S"
        variant="tertiary"
        aria-expanded={isOpen}
        aria-controls={tableId}
        onClick={() => setOpen(!isOpen)}
      >
        {text(isOpen ? 'trends.numbers.hide' : 'trends.numbers.show')}
      </Button>
      <div id={tableId} ref={numbers}>
        {isOpen ? (
          // Focusable, so that the keyboard can scroll it.
          <Box
            paddingTop={3}
            overflow="auto"
            maxHeight="40rem"
            role="group"
            aria-label={caption}
            tabIndex={0}
          >
            {table}
          </Box>
        ) : (
          <VisuallyHidden>{table}</VisuallyHidden>
        )}
      </div>
    </div>
  );
}

function Rows({ caption, columns, rows }: NumbersProps) {
  return (
    <BareTable>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <TableHead columns={columns} />
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            <Cell as="th" scope="row">
              <Typography variant="pi">{name}</Typography>
            </Cell>
            {values.map((value, index) => (
              <Cell key={columns[index + 1]?.label ?? index} $isNumber>
                <Typography variant="pi">{value}</Typography>
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </BareTable>
  );
}
