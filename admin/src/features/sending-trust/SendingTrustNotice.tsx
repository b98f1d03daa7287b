import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Line, Notice } from '../../components/Notice';
import { useMayStartSending } from '../../hooks/usePermissions';
import { message } from '../../translations/message';
import { StartSending } from './StartSending';

/** Why nothing is sent to an institution, and what to do about it; nothing once sending is started. */
export function SendingTrustNotice({ institution }: { institution: InstitutionStatus }) {
  return institution.sending.status.state === 'notStarted' ? (
    <NotStarted institution={institution} />
  ) : null;
}

function NotStarted({ institution }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  const mayStart = useMayStartSending();
  return (
    <Notice tone="warning" title={formatMessage(message('trust.notStarted.title'))}>
      <Line>
        {formatMessage(message('trust.notStarted.body'), { count: institution.links.pending })}
      </Line>
      <Line>{formatMessage(message('trust.notStarted.toDo'))}</Line>
      {mayStart && (
        <Flex paddingTop={1}>
          <StartSending institution={institution} />
        </Flex>
      )}
    </Notice>
  );
}
