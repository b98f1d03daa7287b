import { Box, Button, Flex } from '@strapi/design-system';
import type { ContactSyncStatus, OverriddenEdit } from '../../../../../server/src/contracts';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Line, Notice } from '../../../shared/components/Notice';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import {
  useDismissOverriddenEditMutation,
  useGetOverriddenEditsQuery,
} from '../queries/overriddenEditsApi';
import { useText } from '../../../shared/words/useText';

interface OverriddenEditsProps {
  documentId: string;
  /** When the contact last changed, as far as known. A new value reads the edits again. */
  readAt: string;
}

/** Changes whenever S-360 may have overridden edits. */
export const lastReceivedOf = (statuses: readonly ContactSyncStatus[]): string =>
  statuses.map(({ lastReceived }) => lastReceived?.at).join();

/** The user's edits that S-360 has overridden, until the user has seen them. */
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
              <Edit documentId={documentId} edit={edit} />
            </Box>
          ))}
        </Flex>
        <Line muted>{text('overridden.body')}</Line>
      </Notice>
    </div>
  );
}

function Edit({ documentId, edit }: { documentId: string; edit: OverriddenEdit }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { attempt } = useAttempts();
  const [dismiss, { isLoading }] = useDismissOverriddenEditMutation();
  const empty = text('held.empty');
  const { at, field, id, institution, theirs, yours } = edit;
  return (
    <>
      <Line>
        <strong>{nameOf(field)}</strong>
      </Line>
      <Line>{text('overridden.yours', { value: yours ?? empty })}</Line>
      <Line>
        {text('overridden.theirs', {
          institution: institution.name,
          value: theirs ?? empty,
        })}
      </Line>
      <Line muted>
        <ExactMoment at={at} />
      </Line>
      <Button
        size="S"
        variant="tertiary"
        loading={isLoading}
        onClick={() => void attempt(dismiss({ documentId, id }).unwrap(), () => undefined)}
      >
        {text('overridden.dismiss')}
      </Button>
    </>
  );
}
