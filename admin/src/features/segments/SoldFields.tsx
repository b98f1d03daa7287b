import { useState } from 'react';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import type { SoldChoice, SoldKind } from '../../../../server/src/contracts';
import { useSettled } from '../../shared/hooks/useSettled';
import { atInstitution } from './atInstitution';
import { useGetSegmentChoicesQuery, useGetSoldChoicesQuery } from './choicesApi';
import { useVenueTime } from '../../shared/time/VenueTime';
import { ChoiceField } from '../../shared/components/Choice';
import { useText } from '../../shared/words/useText';
import type { DraftProps } from './draft';

const SOLD_KINDS: readonly SoldKind[] = ['product', 'performance'];

/** A search for a product or performance among those that were sold. */
export function SoldFields({ draft, onDraft }: DraftProps) {
  const text = useText();
  const { soldKind } = draft;
  return (
    <>
      <ChoiceField
        name="soldKind"
        label={text('segment.sold')}
        chosen={soldKind}
        options={SOLD_KINDS.map((kind) => ({ id: kind, text: text(`segment.sold.${kind}`) }))}
        onChoose={(chosen) => onDraft({ ...draft, soldKind: chosen, sold: null })}
      />
      <SoldSearch
        key={soldKind}
        kind={soldKind}
        sold={draft.sold}
        onSold={(sold) => onDraft({ ...draft, sold })}
      />
    </>
  );
}

const TYPING_PAUSE_MS = 250;

interface SoldSearchProps {
  kind: SoldKind;
  sold: SoldChoice | null;
  onSold: (sold: SoldChoice | null) => void;
}

function SoldSearch({ kind, onSold, sold }: SoldSearchProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const search = useSettled(words, TYPING_PAUSE_MS);
  const { data = [], isFetching } = useGetSoldChoicesQuery({ kind, search });
  const labelOf = useSoldLabel();
  const choose = (key: string | undefined) =>
    onSold(data.find((one) => keyOf(one) === key) ?? null);
  return (
    <Field.Root name="sold" required hint={text('segment.search.hint')}>
      <Field.Label>{text(`segment.sold.${kind}`)}</Field.Label>
      <Combobox
        // The server searches, so its results are shown unfiltered.
        autocomplete="none"
        value={sold === null ? '' : keyOf(sold)}
        loading={isFetching}
        loadingMessage={text('segment.searching')}
        noOptionsMessage={() => text('segment.nothingSold')}
        clearLabel={text('segment.clear')}
        placeholder={text('segment.search')}
        onInputChange={(event) => setWords(event.currentTarget.value)}
        onChange={choose}
        onClear={() => {
          setWords('');
          onSold(null);
        }}
      >
        {data.map((choice) => (
          <ComboboxOption key={keyOf(choice)} value={keyOf(choice)} textValue={labelOf(choice)}>
            {labelOf(choice)}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
}

const keyOf = ({ id, institution }: SoldChoice): string => `${institution} ${id}`;

/** The name, with the date of a performance, and the institution if there are several. */
function useSoldLabel(): (choice: SoldChoice) => string {
  const venueTime = useVenueTime();
  const { data } = useGetSegmentChoicesQuery(undefined);
  return ({ date, institution, name, timeZone }) => {
    const sold = date === null ? name : `${name} · ${venueTime(date, timeZone)}`;
    return atInstitution(sold, institution, data?.institutions);
  };
}
