import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { Cause } from '../../../../../server/src/contracts';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { useGetColleaguesQuery, useMarkAttentionMutation } from './attentionApi';

/** Who takes care of a group; the choice is saved at once. */
export function AssigneeSelect({ group, name }: { group: Cause; name: string }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { data: colleagues = [] } = useGetColleaguesQuery(undefined);
  const [mark] = useMarkAttentionMutation();
  const { assignee, key } = group;
  const assign = (id: number | null) =>
    attempt(mark({ key, assignee: id }).unwrap(), () => {
      notify('success', text('attention.assigned'));
    });
  const label = text('attention.assign');
  return (
    <Box minWidth="18rem">
      <SingleSelect
        size="S"
        aria-label={`${label}: ${name}`}
        placeholder={label}
        clearLabel={text('attention.unassign')}
        value={assignee === null ? null : assignee.id.replace('admin:', '')}
        onChange={(id) => void assign(Number(id))}
        onClear={() => void assign(null)}
      >
        {colleagues.map((one) => (
          <SingleSelectOption key={one.id} value={String(one.id)}>
            {one.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
