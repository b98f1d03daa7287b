import { Box, Button, Flex } from '@strapi/design-system';
import type {
  ContactSyncStatus,
  DecideOverriddenEdit,
  OverriddenEdit,
} from '../../../../../server/src/contracts';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useText } from '../../../shared/words/useText';
import { useGetOverriddenEditsQuery } from '../queries/overriddenEditsApi';
import { useDecideOverridden } from '../queries/useDecideOverridden';
import { PutBack } from './PutBack';

interface OverriddenEditsProps {
  documentId: string;
  /** When the contact last changed, as far as known. A new value reads the edits again. */
  readAt: string;
}

/** Changes whenever S-360 may have overridden edits. */
export const lastReceivedOf = (statuses: readonly ContactSyncStatus[]): string =>
  statuses.map(({ lastReceived }) => lastReceived?.at).join();

/** Edits of persons that S-360 has overridden, until somebody has decided about them. */
export function OverriddenEdits({ documentId, readAt }: OverriddenEditsProps) {
  const text = useText();
  const { data: edits = [] } = useGetOverriddenEditsQuery({ documentId, readAt });
  if (edits.length === 0) return null;
  return (
    <div role="status">
      <Notice tone="warning" title={text('overridden.title', { count: edits.length })}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {edits.map((edit) => (
            <Box tag="li" key={edit.id}>
              <Edit edit={edit} />
            </Box>
          ))}
        </Flex>
        <Line muted>{text('overridden.body')}</Line>
      </Notice>
    </div>
  );
}

function Edit({ edit }: { edit: OverriddenEdit }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const mayDecide = useAllowed('decideConflicts');
  const { decide, isBusy } = useDecideOverridden();
  const empty = text('held.empty');
  const { field, institution, isOwn, replacedAt, shownValue } = edit;
  const { typedAt, typedBy, typedValue, valueNow } = edit;
  const value = typedValue ?? empty;
  const name = typedBy?.name ?? text('history.nobodyKnown');
  const choose = (decision: DecideOverriddenEdit.Request['decision']) => decide([edit], decision);
  return (
    <>
      <Line>
        <strong>{nameOf(field)}</strong>
      </Line>
      <Line>
        {isOwn ? text('overridden.yours', { value }) : text('overridden.typed', { name, value })}
      </Line>
      <Line muted>
        <ExactMoment at={typedAt} />
      </Line>
      <Line>
        {text('overridden.theirs', { institution: institution.name, value: shownValue ?? empty })}
      </Line>
      <Line muted>
        <ExactMoment at={replacedAt} />
      </Line>
      {valueNow !== shownValue && (
        <Line>{text('overridden.now', { value: valueNow ?? empty })}</Line>
      )}
      {(isOwn || mayDecide.at(institution.code)) && (
        <Flex gap={2} wrap="wrap" paddingTop={1}>
          <PutBack edit={edit} onConfirm={() => choose('putBack')} />
          <Button
            size="S"
            variant="tertiary"
            loading={isBusy}
            onClick={() => void choose('lookedAt')}
          >
            {text('overridden.dismiss')}
          </Button>
        </Flex>
      )}
    </>
  );
}
