import { Flex, Typography } from '@strapi/design-system';
import { useText } from '../../../shared/words/useText';
import { useContactSync } from '../queries/useContactSync';
import { StateBadge } from '../StateBadge';
import { StateAnnouncement } from './StateAnnouncement';

/** A contact's number and state at each institution, in one line. */
export function NumbersOfContact({ documentId }: { documentId: string }) {
  const text = useText();
  const { statuses = [] } = useContactSync(documentId);
  return (
    <>
      <StateAnnouncement statuses={statuses} />
      <Flex tag="ul" aria-label={text('contactPage.numbers')} gap={5} wrap="wrap">
        {statuses.map(({ contactNumber, institution, state }) => (
          <Flex tag="li" key={institution.code} gap={2}>
            <Typography fontWeight="bold">{institution.name}</Typography>
            <Typography textColor="neutral600">{contactNumber ?? '–'}</Typography>
            <StateBadge state={state} />
          </Flex>
        ))}
      </Flex>
    </>
  );
}
