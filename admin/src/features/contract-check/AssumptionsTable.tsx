import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { CheckedAssumption } from '../../../../server/src/contracts';
import { Folded } from '../../shared/components/Folded';
import { useText } from '../../shared/words/useText';

const COLORS = {
  held: 'success700',
  refuted: 'danger700',
  untested: 'neutral600',
} as const satisfies Record<CheckedAssumption['state'], string>;

const Rows = styled.table`
  border-collapse: collapse;
  width: 100%;
  overflow-wrap: anywhere;

  & th,
  & td {
    padding: 6px 16px 6px 0;
    text-align: left;
    vertical-align: top;
  }
`;

/**
 * The result for each assumption, under its name in the documentation; collapsed, because only
 * people who configure the plugin need it.
 */
export function AssumptionsTable({ assumptions }: { assumptions: readonly CheckedAssumption[] }) {
  const text = useText();
  return (
    <Folded title={text('contractCheck.assumptions.title')}>
      <Table assumptions={assumptions} />
    </Folded>
  );
}

function Table({ assumptions }: { assumptions: readonly CheckedAssumption[] }) {
  const text = useText();
  const columns = ['name', 'state', 'setting'] as const;
  return (
    <Rows>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {text(`contractCheck.assumptions.${column}`)}
              </Typography>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {assumptions.map(({ assumption, setting, state }) => (
          <tr key={assumption}>
            <td>
              <Typography tag="code" variant="pi">
                {assumption}
              </Typography>
            </td>
            <td>
              <Typography variant="pi" fontWeight="semiBold" textColor={COLORS[state]}>
                {text(`contractCheck.assumption.${state}`)}
              </Typography>
            </td>
            <td>
              <Typography variant="pi" textColor="neutral600">
                {setting ?? text('contractCheck.assumptions.none')}
              </Typography>
            </td>
          </tr>
        ))}
      </tbody>
    </Rows>
  );
}
