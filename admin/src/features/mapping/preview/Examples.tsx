import { Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { CountedContacts } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

export type ContactNames = Readonly<Record<string, string>>;

interface ExamplesProps {
  counted: CountedContacts;
  names: ContactNames;
}

/** Links to some of the contacts that an effect would have. */
export function Examples({ counted, names }: ExamplesProps) {
  const text = useText();
  const further = counted.count - counted.examples.length;
  return (
    <Flex gap={2} wrap="wrap">
      {counted.examples.map((documentId, index) => (
        <Link key={documentId} tag={RouterLink} to={PLACES.contactPage(documentId)}>
          {names[documentId] || text('mapping.example', { number: index + 1 })}
        </Link>
      ))}
      {further > 0 && counted.examples.length > 0 && (
        <Line>{text('mapping.example.more', { count: further })}</Line>
      )}
    </Flex>
  );
}

/** An effect in words, with some of its contacts. */
export function CountedEffect({ words, ...examples }: ExamplesProps & { words: string }) {
  return (
    <Flex gap={2} wrap="wrap">
      <Line>{words}</Line>
      <Examples {...examples} />
    </Flex>
  );
}
