import { Fragment } from 'react';
import { Typography } from '@strapi/design-system';
import { Wrapping } from '../../../shared/components/Wrapping';
import { useText } from '../../../shared/words/useText';

interface NameCellProps {
  name: unknown;
  /** `undefined` where the list shows it in a column of its own. */
  email?: unknown;
  /** `undefined` where the list shows it in a column of its own. */
  type?: unknown;
}

const written = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * A contact's name in the Content Manager's list, above its e-mail and the word for a company:
 * columns of their own would push the purchases out of sight.
 */
export function NameCell({ email, name, type }: NameCellProps) {
  const text = useText();
  const company = type === 'structure' ? text('contact.type.structure') : '';
  const details = [company, written(email)].filter((part) => part !== '');
  return (
    <Wrapping minWidth="13rem" maxWidth="28rem" style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="p" textColor="neutral800">
        {written(name) || '-'}
      </Typography>
      {details.length > 0 && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          <BrokenAtSigns of={details.join(' · ')} />
        </Typography>
      )}
    </Wrapping>
  );
}

/** A long address breaks behind its sign rather than within a word. */
function BrokenAtSigns({ of }: { of: string }) {
  const [first, ...others] = of.split('@');
  return (
    <>
      {first}
      {others.map((part, index) => (
        // The parts of one text have no other identity than their place.
        <Fragment key={index}>
          @<wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}
