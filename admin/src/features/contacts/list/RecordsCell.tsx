import { Flex, Typography } from '@strapi/design-system';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useGetContactRecordsQuery } from '../queries/contactRecordsApi';
import { StateBadge } from '../StateBadge';

/** A contact's number and state at each institution that knows it, in the Content Manager's list. */
export function RecordsCell({ documentId }: { documentId: string }) {
  const mayRead = useAllowed('readSync').somewhere;
  const { data } = useGetContactRecordsQuery(documentId, {
    skip: !mayRead,
    refetchOnMountOrArgChange: true,
  });
  if (!data || data.records.length === 0) {
    return <Typography textColor="neutral800">{data || !mayRead ? '-' : null}</Typography>;
  }
  const { institutions, records } = data;
  const nameOf = (code: string) => institutions.find((one) => one.code === code)?.name ?? code;
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
      {records.map(({ contactNumber, institution, state }) => (
        <Flex tag="li" key={institution} gap={2} style={{ whiteSpace: 'nowrap' }}>
          {institutions.length > 1 && (
            <Typography variant="pi" textColor="neutral600">
              {nameOf(institution)}
            </Typography>
          )}
          {contactNumber !== null && (
            <Typography textColor="neutral800">{contactNumber}</Typography>
          )}
          <StateBadge state={state} />
        </Flex>
      ))}
    </Flex>
  );
}
