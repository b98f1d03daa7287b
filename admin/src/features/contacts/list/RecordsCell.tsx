import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { RowLink } from '../../../shared/components/RowLink';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetContactRecordsQuery } from '../queries/contactRecordsApi';
import { StateBadge } from '../StateBadge';

/**
 * A contact's number and state at each institution that knows it, in the Content Manager's list.
 * Its number leads to the contact's page.
 */
export function RecordsCell({ documentId }: { documentId: string }) {
  const text = useText();
  const mayRead = useAllowed('readSync').somewhere;
  const { data } = useGetContactRecordsQuery(documentId, {
    skip: !mayRead,
    refetchOnMountOrArgChange: true,
  });
  if (!data) return mayRead ? null : <Typography textColor="neutral800">-</Typography>;
  const { institutions, records } = data;
  const nameOf = (code: string) => institutions.find((one) => one.code === code)?.name ?? code;
  if (records.length === 0) {
    return <PageLink documentId={documentId}>{text('contactPage.open')}</PageLink>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
      {records.map(({ contactNumber, institution, state }) => (
        <Flex tag="li" key={institution} gap={2} style={{ whiteSpace: 'nowrap' }}>
          {institutions.length > 1 && (
            <Typography variant="pi" textColor="neutral600">
              {nameOf(institution)}
            </Typography>
          )}
          <PageLink documentId={documentId}>{contactNumber ?? text('contactPage.open')}</PageLink>
          <StateBadge state={state} />
        </Flex>
      ))}
    </Flex>
  );
}

function PageLink({ children, documentId }: { documentId: string; children: ReactNode }) {
  return (
    <Typography>
      <RowLink to={PLACES.contactPage(documentId)}>{children}</RowLink>
    </Typography>
  );
}
