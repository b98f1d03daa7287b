import { useState } from 'react';
import type { ReceivesFilter, SendsFilter } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';
import { EditDialog } from './EditDialog';
import { filterDraft, isComplete, type FilterDraft } from './filterDraft';
import { FilterForm, type FilterSubjects } from './FilterForm';
import type { DraftedRule } from '../mappingChanges';

interface EditFilterProps<Filter> {
  name: 'receives' | 'sends';
  drafted: DraftedRule<Filter | null>;
  subjects: FilterSubjects;
  filterFrom: (draft: FilterDraft) => Filter;
  /** With `null` for the filter as it is configured. */
  onChange: (filter: Filter | null) => void;
}

/** Changes which contacts are taken from S-360, or sent there. */
export function EditFilter<Filter extends ReceivesFilter | SendsFilter>(
  props: EditFilterProps<Filter>,
) {
  const { drafted, filterFrom, name, onChange, subjects } = props;
  const text = useText();
  const [draft, setDraft] = useState(filterDraft(drafted.value));
  const isSet = drafted.origin === 'draft' || drafted.origin === 'panel';
  return (
    <EditDialog
      subject={text(`mapping.rules.${name}`)}
      isComplete={isComplete(draft)}
      isWide
      forget={isSet ? text('mapping.edit.asConfigured') : null}
      onOpen={() => setDraft(filterDraft(drafted.value))}
      onKeep={() => onChange(filterFrom(draft))}
      onForget={() => onChange(null)}
    >
      <FilterForm name={name} draft={draft} subjects={subjects} onDraft={setDraft} />
    </EditDialog>
  );
}
