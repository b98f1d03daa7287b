import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';
import {
  fieldInWords,
  restoredInWords,
  type CheckRemainder,
  type ContractCheckDetails,
} from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';
import { useCheckWords } from './useCheckWords';

/** What the check left behind in S-360, and what a person must do about it. */
export function Remainders({ check }: { check: ContractCheckDetails }) {
  const isRunning = check.state === 'running';
  return check.remainders.map((remainder, position) => (
    <Remainder key={position} remainder={remainder} isRunning={isRunning} />
  ));
}

function Remainder({ isRunning, remainder }: { isRunning: boolean; remainder: CheckRemainder }) {
  const text = useText();
  switch (remainder.kind) {
    case 'values':
      return isRunning ? (
        <Line muted>
          {text('contractCheck.remainder.values.under', {
            number: remainder.contactNumber,
          })}
        </Line>
      ) : (
        <Values remainder={remainder} />
      );
    case 'contact':
      return (
        <Line muted>
          {remainder.contactNumber === null
            ? text('contractCheck.remainder.contact.unknown', {
                name: remainder.name,
              })
            : text('contractCheck.remainder.contact', {
                name: remainder.name,
                number: remainder.contactNumber,
              })}
        </Line>
      );
    case 'order':
      return isRunning ? null : <OpenOrder remainder={remainder} />;
  }
}

const Rows = styled.table`
  border-collapse: collapse;
  max-width: 100%;
  overflow-wrap: anywhere;

  & th,
  & td {
    padding: 4px 16px 4px 0;
    text-align: left;
    vertical-align: top;
  }
`;

function Values({ remainder }: { remainder: Extract<CheckRemainder, { kind: 'values' }> }) {
  const text = useText();
  const words = useCheckWords();
  return (
    <Notice
      tone="danger"
      title={text('contractCheck.remainder.values.title', {
        number: remainder.contactNumber,
      })}
    >
      <Line>{text('contractCheck.remainder.values.body')}</Line>
      <Box maxWidth="100%" style={{ overflowX: 'auto' }}>
        <Rows>
          <thead>
            <tr>
              <th scope="col">
                <Line muted>{text('contractCheck.remainder.values.field')}</Line>
              </th>
              <th scope="col">
                <Line muted>{text('contractCheck.remainder.values.value')}</Line>
              </th>
            </tr>
          </thead>
          <tbody>
            {remainder.values.map(({ field, value }) => (
              <tr key={field}>
                <td title={field}>
                  <Line>{fieldInWords(field, words)}</Line>
                </td>
                <td>
                  <Line muted={value === null}>
                    {value === null
                      ? text('contractCheck.remainder.values.blank')
                      : restoredInWords(value, words)}
                  </Line>
                </td>
              </tr>
            ))}
          </tbody>
        </Rows>
      </Box>
    </Notice>
  );
}

function OpenOrder({ remainder }: { remainder: Extract<CheckRemainder, { kind: 'order' }> }) {
  const text = useText();
  const { orderId, reference } = remainder;
  return (
    <Notice tone="warning" title={text('contractCheck.remainder.order.title')}>
      <Line>
        {orderId === null
          ? text('contractCheck.remainder.order.unknown', { reference })
          : text('contractCheck.remainder.order', { orderId, reference })}
      </Line>
    </Notice>
  );
}
