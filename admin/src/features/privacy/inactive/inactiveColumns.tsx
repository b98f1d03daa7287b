import { Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { InactiveContact, InactiveState } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import type { Column } from '../../../shared/lists/PagedTable';
import { PLACES } from '../../../shared/places';
import { asSentence } from '../../../shared/reasons/asSentence';
import { useReasons } from '../../../shared/reasons/useReasons';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';

/** The contacts that a person has ticked. */
interface Choice {
  chosen: readonly string[];
  setChosen(chosen: readonly string[]): void;
}

export function useInactiveColumns(
  state: InactiveState,
  choice: Choice | null,
): Column<InactiveContact>[] {
  const text = useText();
  const inWords = useReasons();
  const named = (contact: InactiveContact) => contact.name ?? contact.documentId;
  const choosing = (of: Choice): Column<InactiveContact> => ({
    name: 'choose',
    label: text('privacy.inactive.choose'),
    cell: (contact) => <Choose contact={contact} name={named(contact)} choice={of} />,
  });
  const kept: Column<InactiveContact> = {
    name: 'kept',
    label: text('privacy.inactive.kept'),
    wraps: true,
    cell: (contact) => contact.kept && <Kept kept={contact.kept} />,
  };
  return [
    ...(choice === null ? [] : [choosing(choice)]),
    {
      name: 'name',
      label: text('privacy.inactive.name'),
      wraps: true,
      cell: (contact) => (
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Link tag={RouterLink} to={PLACES.contactPage(contact.documentId)}>
            {named(contact)}
          </Link>
          {contact.obstacles.map((obstacle) => (
            <Line key={inWords(obstacle)}>{asSentence(inWords(obstacle))}</Line>
          ))}
        </Flex>
      ),
    },
    {
      name: 'lastActivity',
      label: text('privacy.inactive.last'),
      wraps: true,
      cell: ({ lastActivity, lastActivityAt }) => (
        <Typography>
          {text(`privacy.inactive.activity.${lastActivity}`)},{' '}
          <Moment at={lastActivityAt} tense="past" />
        </Typography>
      ),
    },
    ...(state === 'kept' ? [kept] : []),
  ];
}

function Choose(props: { contact: InactiveContact; name: string; choice: Choice }) {
  const { choice, contact, name } = props;
  const text = useText();
  const { chosen, setChosen } = choice;
  const { documentId } = contact;
  return (
    <Checkbox
      aria-label={`${text('privacy.inactive.choose')}: ${name}`}
      checked={chosen.includes(documentId)}
      onCheckedChange={(isChosen) =>
        setChosen(
          isChosen === true ? [...chosen, documentId] : chosen.filter((one) => one !== documentId),
        )
      }
    />
  );
}

function Kept({ kept: { by, reason, until } }: { kept: NonNullable<InactiveContact['kept']> }) {
  const text = useText();
  return (
    <>
      <Line>{reason}</Line>
      <Line muted>
        {text('privacy.inactive.keptUntil', {
          by: by?.name ?? by?.id ?? '–',
          when: <Moment at={until} tense="future" />,
        })}
      </Line>
    </>
  );
}
