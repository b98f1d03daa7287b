import { Flex } from '@strapi/design-system';
import { causeTitle, type AlertMailSent } from '../../../../server/src/contracts';
import { Cell, FlatTable, TableFrame } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { StatusWord } from '../../shared/components/StatusWord';
import { NothingToList } from '../../shared/lists/ListPage';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';

const COLUMNS = [
  { label: 'alerts.mail.when' },
  { label: 'alerts.mail.to' },
  { label: 'alerts.mail.what' },
  { label: 'alerts.mail.outcome' },
] as const;

/** What was last e-mailed to whom, and why it could not be sent. */
export function AlertMails({ mails }: { mails: readonly AlertMailSent[] }) {
  const text = useText();
  if (mails.length === 0) return <NothingToList text={text('alerts.mails.none')} />;
  return (
    <TableFrame label={text('alerts.mails')}>
      <FlatTable label={text('alerts.mails')} columns={COLUMNS}>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <Cell style={{ whiteSpace: 'nowrap' }}>
              <Line>
                <Moment at={mail.sentAt} tense="past" />
              </Line>
            </Cell>
            <Cell>
              <Line>{mail.recipient}</Line>
            </Cell>
            <Cell style={{ minWidth: '28rem' }}>
              <What mail={mail} />
            </Cell>
            <Cell>
              <Outcome mail={mail} />
            </Cell>
          </tr>
        ))}
      </FlatTable>
    </TableFrame>
  );
}

function What({ mail: { causes, isTest } }: { mail: AlertMailSent }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const whereOf = ({ heldAt = [], institution }: AlertMailSent['causes'][number]) => {
    if (institution !== '') return nameOf(institution);
    return heldAt.length === 0 ? text('attention.everywhere') : heldAt.map(nameOf).join(' · ');
  };
  const pair = (name: string, value: string) => text('alerts.mail.pair', { name, value });
  const whatOf = (cause: AlertMailSent['causes'][number]) => {
    const title = causeTitle({ ...cause, cause: cause.alarm ?? null }, text);
    if (cause.state === 'raised') return title;
    return pair(text(`alerts.outcome.${cause.ending ?? 'well'}`), title);
  };
  if (isTest) return <Line>{text('alerts.mail.test')}</Line>;
  return (
    <>
      {causes.map((cause, index) => (
        <Line key={index}>{pair(whereOf(cause), whatOf(cause))}</Line>
      ))}
    </>
  );
}

function Outcome({ mail: { failure } }: { mail: AlertMailSent }) {
  const text = useText();
  if (failure === null)
    return <StatusWord variant="success">{text('alerts.mail.sent')}</StatusWord>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StatusWord variant="danger">{text('alerts.mail.unsent')}</StatusWord>
      <Line>
        <ReasonText reason={failure} />
      </Line>
    </Flex>
  );
}
