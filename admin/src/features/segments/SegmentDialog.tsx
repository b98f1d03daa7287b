import { useState } from 'react';
import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { MAX_CONDITIONS } from '../../../../server/src/contracts';
import type { Condition } from '../../../../server/src/contracts';
import { KINDS, newDraft, conditionFrom } from './draft';
import type { DraftProps } from './draft';
import { message } from '../../translations/message';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { ConditionFields } from './ConditionFields';

interface SegmentDialogProps {
  /** The number of conditions that are already set. */
  asked: number;
  onApply: (condition: Condition) => void;
}

/** The button above the contact list that opens a dialog for one condition. */
export function SegmentDialog({ asked, onApply }: SegmentDialogProps) {
  const { formatMessage } = useIntl();
  const { onOpenChange, open } = useDialogOpen();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Search aria-hidden />}
          disabled={asked >= MAX_CONDITIONS}
        >
          {formatMessage(message('segment.open'))}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage(message('dialog.close'))}>
          <Modal.Title>{formatMessage(message('segment.title'))}</Modal.Title>
        </Modal.Header>
        <DraftedCondition
          onApply={(condition) => {
            onOpenChange(false);
            onApply(condition);
          }}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Mounted only while the dialog is open, so that each opening starts with a new condition. */
function DraftedCondition({ onApply }: Pick<SegmentDialogProps, 'onApply'>) {
  const { formatMessage } = useIntl();
  const [draft, setDraft] = useState(() => newDraft(new Date()));
  const condition = conditionFrom(draft);
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">
            {formatMessage(message('segment.explanation'))}
          </Typography>
          <KindField draft={draft} onDraft={setDraft} />
          <ConditionFields draft={draft} onDraft={setDraft} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{formatMessage(message('dialog.cancel'))}</Button>
        </Modal.Close>
        <Button disabled={condition === null} onClick={() => condition && onApply(condition)}>
          {formatMessage(message('segment.ask'))}
        </Button>
      </Modal.Footer>
    </>
  );
}

function KindField({ draft, onDraft }: DraftProps) {
  const { formatMessage } = useIntl();
  return (
    <Field.Root name="kind">
      <Field.Label>{formatMessage(message('segment.kind'))}</Field.Label>
      <SingleSelect
        value={draft.kind}
        onChange={(value) =>
          onDraft({ ...draft, kind: KINDS.find((kind) => kind === value) ?? draft.kind })
        }
      >
        {KINDS.map((kind) => (
          <SingleSelectOption key={kind} value={kind}>
            {formatMessage(message(`segment.kind.${kind}`))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
